"""How long a printer is waited for."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: how long a printer in trouble may keep a job (*stuck*), one that says nothing (*quiet*).

    *warned* is how long one that prints may warn of what may be its other tray alone, *lost* how long
    the line may be dead, *busy* how long the printer may print for somebody else,
    *cancel* how long it may take to take a job back; it is looked at every *look*.
    """

    stuck: float = 12.0
    warned: float = 25.0
    quiet: float = 60.0
    lost: float = 10.0
    busy: float = 20.0
    cancel: float = 5.0
    look: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What tells the time and lets it pass."""

    clock: Callable[[], float] = time.monotonic
    rest: Callable[[float], None] = time.sleep
