"""The live page: numbers alone, in one file that needs nothing else."""

import base64
import csv
import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.core.columns import Field
from kiosk.core.moment import to_ms
from kiosk.core.text import words
from kiosk.reports.attendance_files import central_files
from kiosk.reports.live_page import live_page
from kiosk.store.desk import DeskStore
from tests.busy_day import play
from tests.desk import EARLY_LIST, SESSIONS, a_session, an_event, at, small_desk
from tests.fakes import FixedClock

RUSH = at(9, 12)
PRIVATE = ("Nom", "Prénom", "Nom (écriture d’origine)", "Structure", "Courriel", "Code QR")
NASTY = '"><script>alert(1)</script><b title="'
REMOTE = re.compile(r"src=|href=|url\(|@import|https?:|//", re.IGNORECASE)


@pytest.fixture
def page(reference: DeskStore) -> str:
    """Give the page at the height of the rush."""
    play(reference, RUSH)
    return live_page(reference.figures(), made_at=to_ms(RUSH)).decode()


def said(page: str) -> str:
    """Give what a person reads on a page."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split())).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_the_numbers_are_the_desks(page: str, reference: DeskStore) -> None:
    """Who has come, who is here at most, elected, local authorities, countries, each room."""
    figures, told = reference.figures(), said(page)
    arrived = figures.arrived
    assert f"Arrivés {arrived.people} sur 595 attendus" in told
    assert f"Dans le bâtiment au plus {arrived.people}" in told
    assert f"Élus {arrived.elected} Collectivités {arrived.authority_count}" in told
    assert f"Pays {len(arrived.countries)}" in told
    assert "attendus 129 · venus 0 · présents 0 · places 320" in told
    assert "128 attendus pour 90 places" in told
    assert "à jour à 9 h 12" in told
    assert figures.opening is not None
    needed = figures.opening.needed(to_ms(RUSH))
    assert f"il en faut {needed} par 5 min pour être prêts à 9 h 30" in told


def test_a_room_with_too_many_is_amber_and_says_so(reference: DeskStore) -> None:
    """In the afternoon 104 people sit in a room for 90."""
    play(reference, at(15, 24))
    page = live_page(reference.figures(), made_at=to_ms(at(15, 24))).decode()
    assert 'class="over"' in page
    assert re.search(r"trop plein : \d+ pour 90 places", said(page))


def test_what_has_ended_since_the_newest_record(reference: DeskStore) -> None:
    """The page is as of now: at half past four nobody is in a workshop that ended at a quarter past."""
    play(reference, at(15, 24))
    files = central_files(reference.figures(), made_at=to_ms(at(16, 30)), with_workbook=False)
    assert "trop plein" not in said(files["live.html"].decode())


def test_it_names_nobody(page: str, reference: DeskStore) -> None:
    """No name, organisation, address or code of the list stands anywhere in the file."""
    programme = {
        word for s in reference.event.sessions for word in words(f"{s.title} {s.room} {s.id}")
    }
    own = set(words(said(page)))
    with EARLY_LIST.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        for column in PRIVATE:
            assert not row[column] or column == "Prénom" or row[column] not in page, row[column]
        name = set(words(row["Nom"])) | set(words(row["Prénom"]))
        told = {word for word in name & own - programme if len(word) > 2}
        assert not told, told


def test_it_names_nobody_in_any_central_file(reference: DeskStore) -> None:
    """They lie open in the hub, where nobody's diet has to be read either."""
    play(reference, RUSH)
    figures = reference.figures(column="Régime alimentaire")
    files = central_files(figures, made_at=to_ms(RUSH))
    text = b"".join(files.values()).decode("utf-8", "replace")
    people = list(reference.registrants.all())
    for person in people:
        for private in (person.name, person.organisation, person.email, person.code):
            assert private not in text
    columns = reference.roster.columns(people[0].source)
    diets = {person.columns[columns.header[columns.fields[Field.DIET]]] for person in people}
    assert not any(diet in text for diet in diets - {""})


def test_it_needs_nothing_else(page: str) -> None:
    """It opens from a share, offline: nothing is loaded from anywhere."""
    without_policy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert REMOTE.findall(without_policy) == []
    assert '<meta http-equiv="refresh" content="10">' in page


def test_only_its_own_script_may_run(page: str) -> None:
    """The policy names the very bytes of its style and its script."""
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in unescape(policy)
    assert "style=" not in page


def test_it_can_call_itself_old(page: str) -> None:
    """It holds when it was made, and what to say once that is two minutes ago."""
    assert f'data-made="{to_ms(RUSH)}" data-patience="120000"' in page
    assert "Chiffres arrêtés à 9 h 12 : plus rien ne vient du bureau qui les écrit." in said(page)


def test_a_title_is_only_ever_text(tmp_path: Path, clock: FixedClock) -> None:
    """What a programme says becomes no tag, whatever it holds."""
    event = an_event(SESSIONS[0], a_session(NASTY[:9], title=NASTY, room=NASTY), short_name=NASTY)
    with small_desk(tmp_path / "nasty", clock, event) as store:
        page = live_page(store.figures(), made_at=to_ms(RUSH)).decode()
    assert page.count("<script>") == 1
    assert NASTY not in page
    assert NASTY in unescape(page)


class Tags(HTMLParser):
    """Sees to it that each tag is closed where it should be."""

    EMPTY = frozenset({"meta", "rect", "path", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note a tag."""
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Let one be that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """Close the last one."""
        if tag not in self.EMPTY:
            assert self.open.pop() == tag


@pytest.mark.parametrize("hour", [8, 9, 15])
def test_it_is_whole(reference: DeskStore, hour: int) -> None:
    """Before anybody has come, in the rush and afterwards all tags close."""
    play(reference, at(hour, 10))
    tags = Tags()
    tags.feed(live_page(reference.figures(), made_at=to_ms(at(hour, 10))).decode())
    assert tags.open == []
