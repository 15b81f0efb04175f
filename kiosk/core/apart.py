"""Which records knew of which: what two desks did apart is told from what one did after the other.

A record names one that its desk had seen (`after`); whoever had seen that had seen what that had seen.
"""

from collections.abc import Collection, Iterable, Mapping

Seen = Mapping[str, Collection[str]]
"""The records that each record names as seen, by its id."""


def had_seen(record: str, seen: Seen) -> set[str]:
    """Give all records that the desk of *record* had seen, as far as the records themselves tell."""
    known: set[str] = set()
    fresh = [record]
    while fresh:
        for earlier in seen.get(fresh.pop(), ()):
            if earlier not in known:
                known.add(earlier)
                fresh.append(earlier)
    return known


def latest(records: Iterable[str], seen: Seen) -> set[str]:
    """Give those of *records* that no other of them had seen: of words on one matter, the ones that stand."""
    told = set(records)
    return told - set().union(*(had_seen(record, seen) - {record} for record in told))
