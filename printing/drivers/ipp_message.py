"""IPP's messages (RFC 8010): groups of attributes become bytes, and bytes become groups."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias, Union


class Tag(IntEnum):
    """What follows: a group, or a value of this kind."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RESOLUTION = 0x32
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER = 0x4A


Written: TypeAlias = Mapping[str, tuple[Tag, object]]
"""Attributes to be written: a value's tag with the value, or with a list of values."""
Value: TypeAlias = Union[int, str, bytes, tuple[int, ...], "Group"]
Group: TypeAlias = dict[str, list[Value]]
"""Attributes as read; a range is two numbers, a resolution three, a collection a group."""

_LAST_GROUP = 0x0F
_FIRST_STRING = 0x40
_SHAPES = {Tag.INTEGER: ">i", Tag.ENUM: ">i", Tag.RANGE: ">ii", Tag.RESOLUTION: ">iib"}


class NotIppError(Exception):
    """What came is no message of IPP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A request (*code* is its operation) or an answer (*code* is its status)."""

    code: int
    request: int
    groups: tuple[tuple[int, Group], ...]
    document: bytes = b""

    def first(self, tag: Tag) -> Group:
        """Give the first group of that kind, an empty one if there is none."""
        return next((group for kind, group in self.groups if kind == tag), {})

    def every(self, tag: Tag) -> tuple[Group, ...]:
        """Give all groups of that kind."""
        return tuple(group for kind, group in self.groups if kind == tag)


def write(
    code: int,
    groups: Iterable[tuple[Tag, Written]],
    *,
    request: int = 1,
    version: tuple[int, int] = (2, 0),
    document: bytes = b"",
) -> bytes:
    """Give the bytes of a message."""
    parts = [struct.pack(">BBHI", *version, code, request)]
    for tag, attributes in groups:
        parts.append(bytes([tag]))
        parts += [_attribute(name, kind, value) for name, (kind, value) in attributes.items()]
    return b"".join([*parts, bytes([Tag.END]), document])


def _attribute(name: str, tag: Tag, value: object) -> bytes:
    values = value if isinstance(value, list) else [value]
    names = [name, *[""] * (len(values) - 1)]
    return b"".join(_value(one, tag, each) for one, each in zip(names, values, strict=True))


def _value(name: str, tag: Tag, value: object) -> bytes:
    if isinstance(value, Mapping):
        members = b"".join(
            _field("", Tag.MEMBER, member.encode()) + _attribute("", kind, inner)
            for member, (kind, inner) in value.items()
        )
        return _field(name, tag, b"") + members + _field("", Tag.END_COLLECTION, b"")
    return _field(name, tag, _packed(tag, value))


def _packed(tag: Tag, value: object) -> bytes:
    if isinstance(value, bool):
        return bytes([value])
    if tag in _SHAPES:
        return struct.pack(_SHAPES[tag], *(value if isinstance(value, tuple) else (value,)))
    return value if isinstance(value, bytes) else str(value).encode()


def _field(name: str, tag: Tag, value: bytes) -> bytes:
    called = name.encode()
    head = struct.pack(">BH", tag, len(called)) + called
    return head + struct.pack(">H", len(value)) + value


def read(data: bytes) -> Message:
    """Give the message that *data* is.

    Raises:
        NotIppError: it is none, or was cut.
    """
    try:
        return _Reader(data).message()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NotIppError from error


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def message(self) -> Message:
        _, _, code, request = self._take(">BBHI")
        groups: list[tuple[int, Group]] = []
        name = ""
        while (tag := self._data[self._at]) != Tag.END:
            self._at += 1
            if tag <= _LAST_GROUP:
                groups.append((tag, {}))
                continue
            name = self._string().decode() or name
            groups[-1][1].setdefault(name, []).append(self._read(tag))
        document = self._data[self._at + 1 :]
        return Message(code=code, request=request, groups=tuple(groups), document=document)

    def _read(self, tag: int) -> Value:
        value = self._string()
        if tag == Tag.COLLECTION:
            return self._collection()
        if tag == Tag.BOOLEAN:
            return bool(value[0])
        if tag in {Tag.TEXT_WITH_LANGUAGE, Tag.NAME_WITH_LANGUAGE}:
            (language,) = struct.unpack_from(">H", value)
            return value[2 + language + 2 :].decode(errors="replace")
        if tag in _SHAPES:
            numbers = struct.unpack(_SHAPES[Tag(tag)], value)
            return numbers if len(numbers) > 1 else int(numbers[0])
        # Old printers send texts in other charsets than the one asked for.
        return value.decode(errors="replace") if tag >= _FIRST_STRING else value

    def _collection(self) -> Group:
        members: Group = {}
        name = ""
        while True:
            (tag,) = self._take(">B")
            self._string()
            if tag == Tag.MEMBER:
                name = self._string().decode()
            elif tag == Tag.END_COLLECTION:
                self._string()
                return members
            else:
                members.setdefault(name, []).append(self._read(tag))

    def _string(self) -> bytes:
        (length,) = self._take(">H")
        value = self._data[self._at : self._at + length]
        if len(value) < length:
            raise IndexError
        self._at += length
        return value

    def _take(self, shape: str) -> tuple[int, ...]:
        values = struct.unpack_from(shape, self._data, self._at)
        self._at += struct.calcsize(shape)
        return values
