"""Wrong usage ends with status 2 and says what is right."""

from pathlib import Path

import pytest

from kiosk.cli.arguments import default_folder, read_arguments
from kiosk.core.columns import Field


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["scan"],
        ["load", "programme.toml"],
        ["load", "p.toml", "l.csv", "--map", "family"],
        ["load", "p.toml", "l.csv", "--map", "shoe=Pointure"],
        ["load", "p.toml", "l.csv", "--adds", "--replaces", "x"],
        ["load", "p.toml", "l.csv", "--bookings", "both"],
        ["find"],
        ["find", "x", "--limit", "0"],
        ["badges"],
        ["badges", "--pdf", "x.pdf", "--printer", "file:///x"],
        ["counts", "--nonsense"],
        ["export"],
    ],
)
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 2, and the usage is told on standard error."""
    with pytest.raises(SystemExit) as told:
        read_arguments(words)
    assert told.value.code == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_without_a_command_the_window_opens() -> None:
    """The bare program is the window."""
    assert read_arguments([]).command == "window"


def test_columns_by_name() -> None:
    """Each --map names one field and one column, which may hold an equals sign."""
    arguments = read_arguments(
        ["load", "p.toml", "l.csv", "--map", "family=Nom = famille", "--map", "code= QR "]
    )
    assert dict(arguments.map) == {Field.FAMILY: "Nom = famille", Field.CODE: "QR"}


def test_a_field_without_a_column() -> None:
    """Nothing after the equals sign says that the list has no such column."""
    arguments = read_arguments(["load", "p.toml", "l.csv", "--map", "code="])
    assert dict(arguments.map) == {Field.CODE: ""}


def test_the_data_folder() -> None:
    """--data names it; without, it is the user's own."""
    assert read_arguments(["counts", "--data", "x"]).data == Path("x")
    assert read_arguments(["counts"]).data == default_folder()


def test_what_is_no_text() -> None:
    """Bytes that UTF-8 knows not, and halves of a character, are replaced in text and kept in a path."""
    arguments = read_arguments(["find", "\udcffa", "\ud83d", "🙂", "--data", "\udcff"])
    assert arguments.text == ["\ufffda", "\ufffd", "🙂"]
    assert arguments.data == Path("\udcff")
