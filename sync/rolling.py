"""Makes one segment of sixteen, so that a desk never has more than some forty: proven, then replaced.

To take away what was rolled up without looking lost a scan that had been answered.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from sync.segment import PLAIN, ROLLED, order_of

AT_LEAST = 32
AT_ONCE = 16
_MOST_SIZE = 1 << 20
"""What is larger stays as it is."""
_OWN_NAME = re.compile(r"\d+\.\d+-\d+\.[0-9a-f-]+(\.seg|\.roll)")


def to_roll(own: Mapping[str, int]) -> tuple[str, ...]:
    """Give those of a desk's *own* segments that are to become one, none if they are few enough."""
    small = [path for path, size in own.items() if size <= _MOST_SIZE and _is_written_so(path)]
    if len(small) < AT_LEAST:
        return ()
    rolled = _of_one_epoch(path for path in small if path.endswith(ROLLED))
    plain = _of_one_epoch(path for path in small if path.endswith(PLAIN))
    chosen = rolled if len(rolled) >= AT_ONCE else plain
    return chosen[:AT_ONCE] if len(chosen) >= AT_ONCE else ()


def _of_one_epoch(paths: Iterable[str]) -> tuple[str, ...]:
    """Give the paths of the epoch that has most of them, the oldest first."""
    ordered = sorted(paths, key=order_of)
    epochs = Counter(order_of(path)[1] for path in ordered)
    if not epochs:
        return ()
    epoch = epochs.most_common(1)[0][0]
    return tuple(path for path in ordered if order_of(path)[1] == epoch)


def _is_written_so(path: str) -> bool:
    return _OWN_NAME.fullmatch(path.rpartition("/")[2]) is not None
