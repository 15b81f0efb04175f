"""A programme is read, or refused with the place that is wrong."""

from pathlib import Path

import pytest

from kiosk.core.programme import Mistake
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.programme import read_programme
from kiosk.wording.troubles import trouble_text
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
    assert (trouble.facts["mistake"], trouble.facts["value"]) == ("not-toml", "6")
    assert trouble_with(tmp_path, HEAD + 'x = "').facts["value"] == "5"
    assert "La ligne 6 n’est pas écrite" in trouble_text(trouble)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "09:00:00",
            '"tôt"',
            "session A, « start » ne peut pas être tôt : écrivez par exemple start = 09",
        ),
        ('title = "T"\n', "", "session A, il manque « title » : écrivez par exemple title = "),
        (
            '"workshop"',
            '"atelier"',
            "« kind » ne peut pas être « atelier » : choisissez parmi welcome,",
        ),
        (
            "[[session]]",
            "[[session]]\ncapacite = 3",
            "session A, clé inconnue « capacite », vouliez-vous « capacity » ?",
        ),
        ("[[session]]", "[[session]]\nxyz = 3", "session A, clé inconnue « xyz » : enlevez-la."),
        ("[[session]]", "couleur = 1\n[[session]]", "Dans [event], clé inconnue « couleur »"),
        (
            "[[session]]",
            "[sesion]\n[[session]]",
            "Dans programme.toml, clé inconnue « sesion », vouliez-vous « session » ?",
        ),
        (
            "[[session]]",
            '[[session]]\naccess = {colum = "x"}',
            "access, clé inconnue « colum », vouliez-vous « column » ?",
        ),
        (
            "[[session]]",
            '[insist]\nfulll = "staff"\n[[session]]',
            "[insist], clé inconnue « fulll », vouliez-vous « full » ?",
        ),
        (
            "[[session]]",
            '[walk-ins]\n"Presse" = "superviseur"\n[[session]]',
            "[walk-ins], « Presse » ne peut pas être « superviseur » : choisissez parmi free, supervisor,",
        ),
        (
            "[[session]]",
            '[walkins]\n"Presse" = "free"\n[[session]]',
            "clé inconnue « walkins », vouliez-vous « walk-ins » ?",
        ),
        (
            "[[session]]",
            'timezone = "Europe/Pariss"\n[[session]]',
            'n’existe pas : écrivez par exemple timezone = "Europe/Paris".',
        ),
        (SESSION, SESSION + SESSION, "Deux sessions ont l’id « A »"),
        (SESSION, "", "Il n’a aucune session"),
        (HEAD, "", "La partie [event] manque"),
    ],
)
def test_a_mistake_says_what_to_write(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    """What a person may get wrong is told in French, with where it is and what to write instead."""
    said = HEAD + SESSION
    assert old in said
    trouble = trouble_with(tmp_path, said.replace(old, new, 1))
    assert trouble.kind is TroubleKind.PROGRAMME_INVALID
    assert sentence in trouble_text(trouble)


def test_what_people_alone_read_is_accepted(tmp_path: Path) -> None:
    """Comments, and how many people are expected, stop nothing."""
    path = tmp_path / "p.toml"
    path.write_text(
        "# 16e\n" + HEAD + "expected_participants = 600 # 500 à 800\n" + SESSION, "utf-8"
    )
    assert read_programme(path).id == "e"


@pytest.mark.parametrize(
    "content",
    [
        b"Nom;Code\nA;B\n",
        b"Pr\xe9nom;Nom\nA;B\n",
        b"id,name\n1,A\n",
        "Nom\tCode\nA\tB\n".encode("utf-16"),
    ],
)
def test_a_list_in_the_programmes_place(tmp_path: Path, content: bytes) -> None:
    """Who gives the list first is told that the programme comes first."""
    told = trouble_text(trouble_with(tmp_path, content))
    assert "Le programme (TOML) se choisit d’abord, les listes ensuite." in told
    for book in (DEMO / "inscriptions-2025-06-27.csv", DEMO / "inscriptions-2025-06-27.xlsx"):
        with pytest.raises(Trouble) as caught:
            read_programme(book)
        assert caught.value.facts["mistake"] == Mistake.A_LIST


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
    assert "programme.toml" in trouble_text(trouble)
    assert trouble.facts["path"] == str(tmp_path / "programme.toml")


def test_a_programme_that_is_not_there(tmp_path: Path) -> None:
    """Missing, a folder, far too large: the same words as for a list; empty: its own."""
    for path, kind in [
        (tmp_path / "absent.toml", TroubleKind.FILE_MISSING),
        (tmp_path, TroubleKind.FILE_IS_FOLDER),
    ]:
        with pytest.raises(Trouble) as caught:
            read_programme(path)
        assert caught.value.kind is kind
    for content in (b"", b"\n \n"):
        told = trouble_text(trouble_with(tmp_path, content))
        assert "vide" in told
        assert "liste" not in told
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(Trouble) as caught:
        read_programme(large)
    assert caught.value.kind is TroubleKind.FILE_TOO_LARGE
