"""What was done to something and can be taken back, step by step."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Value = TypeVar("Value")
KEPT = 200
"""Steps that can be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Generic[Value]):
    """The value *now*, those *before* it, and those taken back that may come again."""

    now: Value
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()

    def then(self, value: Value) -> "History[Value]":
        """Give the history with *value* as one more step; what is the same is none."""
        if value == self.now:
            return self
        return History(now=value, before=(*self.before, self.now)[-KEPT:])

    def instead(self, value: Value) -> "History[Value]":
        """Give the history with *value* in the place of the newest step."""
        return replace(self, now=value, after=())

    def back(self) -> "History[Value]":
        """Give the history one step earlier; the first step stays."""
        if not self.before:
            return self
        return History(now=self.before[-1], before=self.before[:-1], after=(self.now, *self.after))

    def forth(self) -> "History[Value]":
        """Give the history one step later, where one was taken back."""
        if not self.after:
            return self
        return History(now=self.after[0], before=(*self.before, self.now), after=self.after[1:])
