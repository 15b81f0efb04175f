"""`pack`, `open` and `rekey`, as a person or a script uses them."""

from pathlib import Path

import pytest

from kiosk.cli.arguments import read_arguments
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.fakes_sync import WORDS
from tests.kiosk.cli.conftest import Command


@pytest.fixture(autouse=True)
def no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment say none."""
    monkeypatch.delenv("ACCUEIL_PASSPHRASE", raising=False)


def test_an_event_travels_to_another_desk(command: Command, raict: Path, tmp_path: Path) -> None:
    """A phrase is proposed where nobody gave one; with it the other desk opens the pack."""
    file = tmp_path / "raict.accueil"
    made = command("pack", file, data=raict)
    assert (made.status, made.err) == (
        0,
        f"La phrase de ce paquet, à copier à la main : {WORDS}\n",
    )
    assert made.out.startswith(f"Le paquet est écrit : {file}. Il fait d’un autre ordinateur")
    told = command("open", file, data=tmp_path / "two", typed=f"{WORDS.upper()}\n")
    assert (told.status, told.err) == (0, "")
    first, expected, hub = told.out.splitlines()
    assert first.endswith("est ouvert sur ce poste.")
    assert expected == "Personnes attendues : 595."
    assert hub == "Aucun lieu d’échange n’est choisi : dites-le sous « Échange » (Ctrl+E)."
    found = command("find", "maury paul", "--json", data=tmp_path / "two")
    assert found.json[0]["code"] == "BMN3CSHMXA"


def test_the_phrase_from_a_file_or_the_environment(
    command: Command, raict: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is asked for nor told again; the file goes before the environment."""
    file, words = tmp_path / "raict.accueil", tmp_path / "phrase.txt"
    words.write_text("une phrase à nous\nune autre ligne\n", encoding="utf-8-sig")
    made = command("pack", file, "--organiser", "--passphrase-file", words, "--json", data=raict)
    assert (made.err, made.json["organiser"]) == ("", True)
    monkeypatch.setenv("ACCUEIL_PASSPHRASE", "une phrase à nous")
    told = command("open", file, "--json", data=tmp_path / "two")
    assert (told.status, told.json["organiser"], told.json["people"]) == (0, True, 595)
    again = command("open", file, "--json", data=tmp_path / "two")
    assert (again.json["records"], again.json["first"]) == (0, False)
    monkeypatch.setenv("ACCUEIL_PASSPHRASE", "rien à voir ici")
    assert command("open", file, data=tmp_path / "three").status == 1
    assert command("open", file, "--passphrase-file", words, data=tmp_path / "three").status == 0


def test_what_goes_wrong_is_one_sentence(
    command: Command, raict: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each says what is wrong and what to do; nothing is left behind."""
    file = tmp_path / "raict.accueil"
    monkeypatch.setenv("ACCUEIL_PASSPHRASE", "court")
    short = command("pack", file, data=raict)
    assert (short.status, short.err) == (
        1,
        "Cette phrase est trop courte. Prenez au moins 12 lettres, ou cinq mots.\n",
    )
    assert not file.exists()
    nothing = command("pack", file, data=tmp_path / "empty")
    assert nothing.err.startswith("Il n’y a pas encore d’événement sur ce poste.")
    missing = command("open", file, data=tmp_path / "two")
    assert missing.err.startswith(f"Le fichier {file} n’existe pas.")
    list_ = tmp_path / "liste.csv"
    list_.write_text("Nom\nROUX\n", encoding="utf-8")
    no_pack = command("open", list_, data=tmp_path / "two")
    assert no_pack.err.startswith(f"{list_} n’est pas un paquet d’Accueil")
    no_file = command("pack", file, "--passphrase-file", tmp_path / "none", data=raict)
    assert no_file.err.startswith("Le fichier ")
    assert all(len(one.err.splitlines()) == 1 for one in (nothing, missing, no_pack, no_file))


def test_after_a_theft(command: Command, raict: Path, tmp_path: Path) -> None:
    """What a new key does is said first; a desk that is no organiser's may not make one."""
    file, new = tmp_path / "raict.accueil", tmp_path / "new.accueil"
    command("pack", file, data=raict)
    command("open", file, data=tmp_path / "two", typed=WORDS)
    refused = command("rekey", new, data=tmp_path / "two")
    assert refused.status == 1
    assert refused.err.startswith("Ce poste n’est pas un poste d’organisateur.")
    done = command("rekey", new, data=raict)
    assert done.status == 0
    assert done.err.startswith("Une nouvelle clé secrète est faite")
    told = command("open", new, data=tmp_path / "two", typed=WORDS)
    assert "La clé secrète a changé" in told.out
    assert command("open", file, "--json", data=tmp_path / "two", typed=WORDS).json["outdated"]


def test_another_event(command: Command, raict: Path, tmp_path: Path) -> None:
    """The folder of one event takes no other's pack."""
    programme = tmp_path / "salon.toml"
    text = (Path(__file__).parents[3] / "resources/demo/programme.toml").read_text(encoding="utf-8")
    programme.write_text(text.replace('id = "', 'id = "autre-', 1), encoding="utf-8")
    list_ = tmp_path / "liste.csv"
    list_.write_text("Nom;Code\nROUX;Z1\n", encoding="utf-8")
    assert command("load", programme, list_, data=tmp_path / "salon").status == 0
    file = tmp_path / "raict.accueil"
    command("pack", file, data=raict)
    told = command("open", file, data=tmp_path / "salon", typed=WORDS)
    assert (told.status, told.err.split(".")[0]) == (
        1,
        "Ce poste a déjà un événement qui n’est pas celui du paquet",
    )


def test_a_pack_that_was_clicked_on(tmp_path: Path) -> None:
    """The one word is a file in .accueil: the window opens, and the page to open it."""
    file = tmp_path / "Événement.ACCUEIL"
    file.write_bytes(b"x")
    arguments = read_arguments([str(file)])
    assert (arguments.command, arguments.pack) == ("window", file)
    assert read_arguments(["window"]).pack is None
    assert read_arguments([]).pack is None
    with pytest.raises(SystemExit):
        read_arguments([str(tmp_path / "gone.accueil")])


def test_a_pack_is_of_one_moment(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """What happened on the desk so far comes along: a second desk begins with the same figures."""
    command("scan", "--session", "ACC", data=raict, typed="BMN3CSHMXA\n")
    command("pack", tmp_path / "raict.accueil", data=raict)
    command("open", tmp_path / "raict.accueil", data=tmp_path / "two", typed=WORDS)
    with DeskStore.open_for_reading(tmp_path / "two", now=clock) as store:
        assert store.attendance.attended("ACC") == 1
