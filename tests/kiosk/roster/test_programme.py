"""A programme is read, or refused with the place that is wrong."""

from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.programme import read_programme
from tests.kiosk.roster.conftest import DEMO

HEAD = '[event]\nid = "e"\nname = "É"\ndate = 2025-07-04\n'
SESSION = (
    '[[session]]\nid = "A"\ntitle = "T"\nkind = "workshop"\nstart = 09:00:00\nend = 10:00:00\n'
)


def trouble_with(tmp_path: Path, content: str | bytes) -> Trouble:
    """Give why *content* is no programme."""
    path = tmp_path / "programme.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(Trouble) as caught:
        read_programme(path)
    return caught.value


def test_the_reference_programme() -> None:
    """The organiser's programme gives its thirteen sessions."""
    event = read_programme(DEMO / "programme.toml")
    assert event.id == "raict-2025"
    assert len(event.sessions) == 13
    assert event.by_id["A3"].capacity == 90


def test_a_programme_from_another_editor(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends and accents written apart change nothing."""
    path = tmp_path / "p.toml"
    text = HEAD.replace("É", "E\u0301") + SESSION
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_programme(path).name == "É"


def test_a_slip_in_the_syntax(tmp_path: Path) -> None:
    """A slip in the file is told with its line."""
    trouble = trouble_with(tmp_path, HEAD + "[[session]]\nid = A1\n")
    assert trouble.kind is TroubleKind.PROGRAMME_INVALID
    assert (trouble.facts["where"], trouble.facts["expected"]) == ("l. 6", "TOML")
    assert trouble_with(tmp_path, HEAD + 'x = "').facts["where"] == "l. 5"


def test_a_value_that_cannot_be(tmp_path: Path) -> None:
    """A value that cannot be is told with its session and what was expected."""
    trouble = trouble_with(tmp_path, HEAD + SESSION.replace("09:00:00", '"tôt"'))
    assert trouble.kind is TroubleKind.PROGRAMME_INVALID
    assert trouble.facts["where"] == "session A: start"
    assert trouble.facts["expected"] == "09:30:00"


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff\xe0",
        b"%PDF-1.7\n",
        b"Nom;Code\nA;B\n",
        b"\0\0\0",
        b"a = " + b"[" * 5000,
        b"a = " + b"1" * 5000,
        b"[event]\n",
        HEAD.encode(),
        b"session = 3\n",
    ],
    ids=["jpeg", "pdf", "list", "nul", "brackets", "number", "bare", "no session", "no table"],
)
def test_a_file_that_is_no_programme(tmp_path: Path, content: bytes) -> None:
    """Whatever is no programme is told in one sentence that names the file."""
    trouble = trouble_with(tmp_path, content)
    assert trouble.kind is TroubleKind.PROGRAMME_INVALID
    assert trouble.facts["where"]
    assert trouble.facts["path"] == str(tmp_path / "programme.toml")


def test_a_programme_that_is_not_there(tmp_path: Path) -> None:
    """Missing, a folder, empty, far too large: the same words as for a list."""
    for path, kind in [
        (tmp_path / "absent.toml", TroubleKind.FILE_MISSING),
        (tmp_path, TroubleKind.FILE_IS_FOLDER),
    ]:
        with pytest.raises(Trouble) as caught:
            read_programme(path)
        assert caught.value.kind is kind
    assert trouble_with(tmp_path, b"").kind is TroubleKind.FILE_EMPTY
    assert trouble_with(tmp_path, b"\n \n").kind is TroubleKind.FILE_EMPTY
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(Trouble) as caught:
        read_programme(large)
    assert caught.value.kind is TroubleKind.FILE_TOO_LARGE
