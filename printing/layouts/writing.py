"""Writes into a layout's file what was changed, and leaves all else to the letter as it was.

The file is cut into blocks, one an element with the comment above it: `tomlkit` keeps comments, but
gathers tables of one kind that a person wrote apart.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import tomlkit
from tomlkit.items import AoT, Table

from kiosk.core.layout import Element, Kind, Layout
from printing.layouts.plain import Plain, plain_element

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w-]+)\s*\]")
_CATEGORIES = "categories"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A top-level table with all that is below it; *kind* is empty for what stands above them."""

    kind: str
    text: str


def rewritten(source: str, *, old: Layout, new: Layout, head: Callable[[Layout], Plain]) -> str:
    """Give *source*, the file that says *old*, changed so that it says *new*."""
    blocks = _blocks(source)
    blocks = _with_head(blocks, head(old), head(new))
    blocks = _with_categories(blocks, dict(old.categories), dict(new.categories))
    for kind in Kind:
        blocks = _with_elements(blocks, kind, *(_plains(one, kind) for one in (old, new)))
    added = _added(old, new)
    return _joined([*blocks, *(_Block(kind=one.kind, text=fresh(one)) for one in added)])


def is_cut_by_element(source: str, layout: Layout) -> bool:
    """Whether each element of *layout* has a table of its own in *source*, as a person writes it."""
    kinds = sorted(block.kind for block in _blocks(source))
    others = {"", _CATEGORIES} if layout.categories else {""}
    return kinds == sorted([*others, *(one.kind for one in layout.elements)])


def written(layout: Layout, head: Plain) -> str:
    """Give the file of a layout that has none."""
    blocks = [_Block(kind="", text=_lines(head))]
    if layout.categories:
        text = f"[{_CATEGORIES}]\n{_lines(dict(layout.categories))}"
        blocks.append(_Block(kind=_CATEGORIES, text=text))
    return _joined([*blocks, *(_Block(kind=one.kind, text=fresh(one)) for one in layout.elements)])


def fresh(element: Element) -> str:
    """Give the table of an element that is new."""
    said = plain_element(element)
    paragraphs, colours = said.pop("paragraph", []), said.pop("colours", {})
    text = f"[[{element.kind}]]\n{_lines(said)}"
    if colours:
        text += f"\n[{element.kind}.colours]\n{_lines(colours)}"
    for one in paragraphs:
        text += f"\n[[{element.kind}.paragraph]]\n{_lines(one)}"
    return text


def _plains(layout: Layout, kind: Kind) -> list[Plain]:
    return [plain_element(one) for one in layout.elements if one.kind is kind]


def _added(old: Layout, new: Layout) -> list[Element]:
    """Give the elements of *new* for which there is no block, in their order."""
    added: list[int] = []
    for kind in Kind:
        mine = [index for index, one in enumerate(new.elements) if one.kind is kind]
        pairs = _pairs(_plains(old, kind), _plains(new, kind))
        added += mine[sum(pair is not None for pair in pairs) :]
    return [new.elements[index] for index in sorted(added)]


def _blocks(source: str) -> list[_Block]:
    """Cut *source* before each top-level header, or before the comment that stands right above it."""
    lines = source.splitlines(keepends=True)
    cuts, kinds = [0], [""]
    for number, line in enumerate(lines):
        if header := _HEADER.match(line):
            start = number
            while start > cuts[-1] and lines[start - 1].lstrip().startswith("#"):
                start -= 1
            cuts.append(start)
            kinds.append(header[2])
    ends = [*cuts[1:], len(lines)]
    return [
        _Block(kind=kind, text="".join(lines[start:end]))
        for kind, start, end in zip(kinds, cuts, ends, strict=True)
    ]


def _joined(blocks: Sequence[_Block]) -> str:
    """Put blocks below one another, new ones after an empty line."""
    text = ""
    for block in blocks:
        if text and not text.endswith("\n"):
            text += "\n"
        if text.strip() and block.text and not text.endswith("\n\n"):
            text += "\n" if block.text.startswith("[") else ""
        text += block.text
    return text


def _with_head(blocks: list[_Block], old: Plain, new: Plain) -> list[_Block]:
    first, *others = blocks
    document = tomlkit.parse(first.text)
    _merge(document, old, new)
    return [replace(first, text=tomlkit.dumps(document)), *others]


def _with_categories(blocks: list[_Block], old: Plain, new: Plain) -> list[_Block]:
    if old == new:
        return blocks
    kept = [block for block in blocks if block.kind != _CATEGORIES]
    if not new:
        return kept
    if not old:
        text = f"[{_CATEGORIES}]\n{_lines(new)}"
        return [kept[0], _Block(kind=_CATEGORIES, text=text), *kept[1:]]
    return [
        _changed(block, old, new, lambda document: document[_CATEGORIES])
        if block.kind == _CATEGORIES
        else block
        for block in blocks
    ]


def _with_elements(
    blocks: list[_Block], kind: Kind, old: list[Plain], new: list[Plain]
) -> list[_Block]:
    pairs = iter(zip(old, _pairs(old, new), strict=True))
    kept = []
    for block in blocks:
        if block.kind != kind:
            kept.append(block)
            continue
        before, after = next(pairs)
        if after is not None:
            kept.append(_changed(block, before, after, lambda document: document[kind][0]))
    return kept


def _changed(block: _Block, old: Plain, new: Plain, table: Callable[[Any], Any]) -> _Block:
    if old == new:
        return block
    document = tomlkit.parse(block.text)
    _merge(table(document), old, new)
    return replace(block, text=tomlkit.dumps(document))


def _pairs(old: Sequence[Item], new: Sequence[Item]) -> list[Item | None]:
    """Give for each of *old* what became of it in *new*: what follows the last of them is added."""
    pairs: list[Item | None] = []
    place = 0
    for number, before in enumerate(old):
        after = new[place] if place < len(new) else None
        is_gone = after is None or (before != after and after in old[number + 1 :])
        pairs.append(None if is_gone else after)
        place += not is_gone
    return pairs


def _merge(table: Any, old: Plain, new: Plain) -> None:
    """Change in *table*, which says *old*, what *new* says otherwise."""
    for key in old.keys() - new.keys():
        table.pop(key, None)
    for key, value in new.items():
        before = old.get(key)
        if value == before:
            continue
        if isinstance(value, dict) and isinstance(before, dict) and before:
            _merge(table[key], before, value)
        elif _is_tables(value) and isinstance(table.get(key), AoT):
            _merge_all(table[key], before or [], value)
        else:
            table[key] = _inline(value) if isinstance(value, dict) else value


def _merge_all(tables: AoT, old: list[Plain], new: list[Plain]) -> None:
    pairs = _pairs(old, new)
    for number, (before, after) in reversed(list(enumerate(zip(old, pairs, strict=True)))):
        if after is None:
            del tables[number]
        else:
            _merge(tables[number], before, after)
    for one in new[sum(pair is not None for pair in pairs) :]:
        tables.append(_table(one))


def _table(said: Plain) -> Table:
    table = tomlkit.table()
    for key, value in said.items():
        table.add(key, value)
    return table


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _inline(said: Plain) -> Any:
    table = tomlkit.inline_table()
    for key, value in said.items():
        table.add(key, value)
    return table


def _lines(said: Plain) -> str:
    """Give a line for each key."""
    return "".join(
        f"{tomlkit.key(key).as_string()} = {_value(value)}\n" for key, value in said.items()
    )


def _value(value: Any) -> str:
    text: str = tomlkit.item(_inline(value) if isinstance(value, dict) else value).as_string()
    return text
