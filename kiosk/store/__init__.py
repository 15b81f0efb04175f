"""What a desk remembers, and the only SQL of the program."""

import sys
from typing import Any

_MODULES: dict[str, Any] = sys.modules
_IS_THERE = "numpy" in _MODULES
# sqlite_utils loads numpy wherever it is installed, to know its numbers when it sees them. The charts
# have brought it, no table of ours holds such a number, and it would take 85 ms of each start.
if not _IS_THERE:
    _MODULES["numpy"] = None
import sqlite_utils  # noqa: E402, F401 - while numpy is out of its sight

if not _IS_THERE:
    del _MODULES["numpy"]
