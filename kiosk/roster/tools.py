"""Registration tools by the headers of what they export, described in files: no code knows a tool."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kiosk.core.columns import ANY_OTHER, Field
from kiosk.core.registrant import Standing
from kiosk.core.text import fold
from kiosk.roster.headers import Headers

TOOLS = Path(__file__).parents[2] / "resources" / "tools"

_KEYS = frozenset({"name", "recognised", "fields", "without", "traps", "standings"})
_SIGNS = frozenset({"all", "any", "none"})


class ToolError(ValueError):
    """A tool's file says what it may not: a fault of the program's own files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What one tool writes above its columns, and what its columns mean.

    A list is the tool's if it has *all* these headers, one of each group of *any*, and no *none*.
    *fields* are headers, the best first; a field *without* one is not guessed at, and no field is
    ever found in a column of *traps*. *standings*: by header, what a (folded) value means.
    """

    name: str
    all: tuple[str, ...]
    any: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    fields: Mapping[Field, tuple[str, ...]]
    without: frozenset[Field]
    traps: tuple[str, ...]
    standings: Mapping[str, Mapping[str, Standing]]

    def wrote(self, headers: Headers) -> bool:
        """Say whether a list with these *headers* may be this tool's."""
        return (
            all(headers.has(name) for name in self.all)
            and all(any(headers.has(name) for name in group) for group in self.any)
            and not any(headers.has(name) for name in self.none)
        )

    def known_columns(self, headers: Headers) -> int:
        """Count the columns that this tool has a word on."""
        groups = (self.all, *self.any, *self.fields.values(), self.traps, tuple(self.standings))
        return len(headers.places_of(name for group in groups for name in group))


def recognise(header: Sequence[str], tools: Sequence[Tool]) -> Tool | None:
    """Give the tool that wrote a list with this *header*; None if two explain it equally well."""
    headers = Headers(header)
    found = [(tool.known_columns(headers), tool) for tool in tools if tool.wrote(headers)]
    most = max((columns for columns, _ in found), default=0)
    best = [tool for columns, tool in found if columns == most]
    return best[0] if len(best) == 1 else None


@lru_cache(maxsize=4)
def read_tools(folder: Path = TOOLS) -> tuple[Tool, ...]:
    """Read every tool of *folder*, once.

    Raises:
        ToolError: a file is not as it must be.
    """
    return tuple(_read(path) for path in sorted(folder.glob("*.toml")))


def _read(path: Path) -> Tool:
    try:
        return tool_from(tomllib.loads(path.read_text("utf-8")))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        msg = f"{path.name}: {error}"
        raise ToolError(msg) from error


def tool_from(data: Mapping[str, Any]) -> Tool:
    """Read what a tool's file says.

    Raises:
        ValueError: it has words that are none, or says two things of one column.
    """
    signs = data["recognised"]
    _refuse_others(data, _KEYS)
    _refuse_others(signs, _SIGNS)
    tool = Tool(
        name=data["name"],
        all=_texts(signs.get("all", [])),
        any=tuple(map(_texts, signs.get("any", []))),
        none=_texts(signs.get("none", [])),
        fields={Field(field): _texts(names) for field, names in data["fields"].items()},
        without=frozenset(map(Field, data.get("without", []))),
        traps=_texts(data.get("traps", [])),
        standings={
            header: {_value(value): Standing(standing) for value, standing in meant.items()}
            for header, meant in data.get("standings", {}).items()
        },
    )
    if not tool.all and not tool.any:
        raise ToolError("recognised")
    _refuse_doubt(tool)
    return tool


def _refuse_others(said: Mapping[str, Any], known: frozenset[str]) -> None:
    if others := said.keys() - known:
        raise ToolError(", ".join(sorted(others)))


def _refuse_doubt(tool: Tool) -> None:
    """Refuse a field that has a column and has none, and a trap that is a field's column."""
    if both := tool.without & tool.fields.keys():
        raise ToolError(", ".join(sorted(both)))
    columns = Headers([name for names in tool.fields.values() for name in names])
    if trapped := [trap for trap in tool.traps if columns.has(trap)]:
        raise ToolError(", ".join(trapped))


def _texts(said: str | Sequence[str]) -> tuple[str, ...]:
    texts = (said,) if isinstance(said, str) else tuple(said)
    if not all(isinstance(text, str) and text for text in texts):
        raise ToolError(repr(said))
    return texts


def _value(said: str) -> str:
    return said if said == ANY_OTHER else fold(said)
