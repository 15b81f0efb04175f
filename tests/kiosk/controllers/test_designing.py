"""A layout is designed step by step, and nothing of it is lost until it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.controllers.designing import Designing
from kiosk.core.fresh import fresh
from kiosk.core.layout import Box, Content, Kind, Layout, Side
from kiosk.core.printjob import BadgeOrder
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore


def a_layout(name: str = "card") -> Layout:
    """Give a layout with a name, a QR symbol and two bands."""
    layout = Layout(name=name, width=86, height=54)
    for kind in (Kind.TEXT, Kind.QR, Kind.BAND, Kind.BAND):
        layout = layout.with_added(fresh(kind, layout, Side.FRONT))
    return layout


@dataclass
class FakeRoom:
    """Keeps layouts in memory; what *wrong* says is wrong with each of them."""

    shipped: dict[str, Layout] = field(
        default_factory=lambda: {name: a_layout(name) for name in ("a6", "card")}
    )
    own: dict[str, Layout] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()
    broken: set[str] = field(default_factory=set)

    def names(self) -> tuple[str, ...]:
        """Give the names."""
        return tuple(sorted({*self.shipped, *self.own}))

    def layout(self, name: str) -> Layout:
        """Give a layout."""
        if name in self.broken:
            raise Trouble(TroubleKind.LAYOUT_INVALID, path=name, line=1, where="", expected="")
        if name not in self.names():
            raise Trouble(TroubleKind.LAYOUT_UNKNOWN, name=name, known="card")
        return self.own.get(name) or self.shipped[name]

    def reread(self, name: str) -> Layout:
        """Give a layout."""
        return self.layout(name)

    def save(self, layout: Layout) -> None:
        """Keep it as this machine's own."""
        self.own[layout.name] = layout

    def is_shipped(self, name: str) -> bool:
        """Whether it ships."""
        return name in self.shipped

    def is_own(self, name: str) -> bool:
        """Whether it was saved."""
        return name in self.own

    def forget(self, name: str) -> None:
        """Take it away."""
        self.own.pop(name, None)

    def faults(self, layout: Layout) -> tuple[str, ...]:
        """Say what the test says."""
        return self.wrong

    def picture(
        self, layout: Layout, order: BadgeOrder, *, dpi: int, one_bit: bool = False, side: int = 0
    ) -> bytes:
        """Nothing is drawn."""
        raise NotImplementedError

    def contents(self, layout: str) -> frozenset[Content]:
        """Nobody asks."""
        raise NotImplementedError

    def uncovered(self, text: str) -> str:
        """All is covered."""
        return ""

    def sheets(self) -> tuple[str, ...]:
        """There are none."""
        return ()

    def stocks(self) -> Mapping[str, tuple[float, float]]:
        """There are none."""
        return {}

    def keep_image(self, path: Path) -> str:
        """Call it as it is called."""
        return path.name


@pytest.fixture
def room() -> FakeRoom:
    """Give a room with two layouts that ship."""
    return FakeRoom()


@pytest.fixture
def designing(room: FakeRoom, store: DeskStore) -> Designing:
    """Give the designer, with the desk's layout open."""
    designing = Designing(room, store)
    designing.start()
    return designing


def box_of(designing: Designing, place: int = 0) -> Box:
    """Give where an element lies."""
    return designing.layout.elements[place].box


def test_the_desks_layout_is_opened(room: FakeRoom, store: DeskStore) -> None:
    """Whoever opens the designer sees what this desk prints with; a broken one bars no other."""
    store.keep_setting("layout", "a6")
    designing = Designing(room, store)
    designing.start()
    assert designing.name == "a6"
    room.broken = {"a6"}
    beside = Designing(room, store)
    beside.start()
    assert beside.name == "card"


def test_a_drag_is_one_step(designing: Designing) -> None:
    """Laid down elsewhere, taken back, and done again."""
    before = box_of(designing)
    designing.choose(0)
    designing.place(replace(before, x=30))
    designing.undo()
    assert box_of(designing) == before
    assert not designing.can_undo
    designing.redo()
    assert box_of(designing).x == 30


def test_a_number_typed_is_one_step(designing: Designing) -> None:
    """Digits of one number are taken back together; another property is another step."""
    designing.choose(0)
    for width in (1, 12, 12.5):
        element = designing.element
        assert element is not None
        designing.put(replace(element, box=replace(element.box, w=width)), what="box")
    element = designing.element
    assert element is not None
    designing.put(replace(element, only={Content.CATEGORY: ("Presse",)}), what="only")
    designing.undo()
    assert box_of(designing).w == 12.5
    designing.undo()
    assert not designing.can_undo


def test_a_nudge_stays_on_the_badge(designing: Designing) -> None:
    """The arrow keys push nothing over the edge; many of them are one step."""
    designing.choose(0)
    for _ in range(300):
        designing.nudge(-0.5, 0)
    assert box_of(designing).x == 0
    designing.undo()
    assert not designing.can_undo


def test_adding_and_taking_away(designing: Designing) -> None:
    """What is added is chosen; a copy lies beside what it is a copy of; taken away, it comes back."""
    designing.add(fresh(Kind.TEXT, designing.layout, Side.FRONT))
    assert designing.selected == 4
    designing.duplicate()
    assert designing.selected == 5
    assert box_of(designing, 5) != box_of(designing, 4)
    designing.remove()
    assert (designing.selected, len(designing.layout.elements)) == (None, 5)
    designing.undo()
    assert len(designing.layout.elements) == 6


def test_what_is_in_front(designing: Designing) -> None:
    """A band goes before the other, and no farther."""
    first, second = designing.layout.elements[2:4]
    designing.choose(2)
    designing.shift(1)
    assert designing.layout.elements[2:4] == (second, first)
    assert designing.selected == 3
    designing.shift(1)
    assert designing.layout.elements[2:4] == (second, first)


def test_the_back(designing: Designing) -> None:
    """What is added on the back is on the back; choosing what is on the front turns the badge."""
    designing.look_at(Side.BACK)
    assert designing.on_side() == ()
    designing.add(fresh(Kind.TEXT, designing.layout, Side.FRONT))
    assert designing.on_side() == (4,)
    designing.choose(0)
    assert designing.side is Side.FRONT


def test_saving_what_ships(designing: Designing, room: FakeRoom) -> None:
    """Saved, a layout that ships is this machine's own; forgotten, it is as it came; that can be undone."""
    shipped = designing.layout
    designing.choose(0)
    designing.nudge(5, 0)
    assert designing.design.is_changed
    designing.save()
    assert room.own["card"] == designing.layout
    assert (designing.design.is_own, designing.design.is_changed) == (True, False)
    designing.forget()
    assert designing.layout == shipped
    assert (designing.design.is_own, designing.design.is_changed) == (False, False)
    designing.undo()
    assert designing.layout != shipped


def test_a_faulty_layout_is_not_saved(
    designing: Designing, room: FakeRoom, store: DeskStore
) -> None:
    """What cannot be printed stays a draft, and is not what the desk prints with."""
    designing.open("a6")
    designing.choose(0)
    designing.nudge(5, 0)
    room.wrong = ("text 1: box → h ≥ 20.0 mm",)
    for deed in (designing.save, designing.use):
        with pytest.raises(Trouble) as caught:
            deed()
        assert caught.value.kind is TroubleKind.LAYOUT_FAULTY
    assert (room.own, store.setting("layout")) == ({}, "")
    designing.open("card")
    designing.open("a6")
    assert designing.design.is_changed


def test_texts_that_lie_on_one_another_are_saved(designing: Designing, room: FakeRoom) -> None:
    """A person may mean it so."""
    room.wrong = ("text 2: box → ≠ text 1",)
    designing.save()
    assert "card" in room.own


def test_the_desk_prints_with_it(designing: Designing, room: FakeRoom, store: DeskStore) -> None:
    """Used here, a layout is saved first, and is the desk's."""
    designing.open("a6")
    designing.choose(0)
    designing.nudge(5, 0)
    designing.use()
    assert store.setting("layout") == "a6"
    assert room.own["a6"] == designing.layout
    assert [one.name for one in designing.designs if one.is_desks] == ["a6"]


def test_a_new_layout(designing: Designing, room: FakeRoom) -> None:
    """It is as the one it was made from, under a name that a file can have, and not saved yet."""
    designing.copy("Badge VIP 2")
    assert designing.name == "badge-vip-2"
    assert designing.design.is_changed
    assert [one.name for one in designing.designs] == ["a6", "badge-vip-2", "card"]
    designing.save()
    assert room.own["badge-vip-2"].elements == a_layout().elements


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", TroubleKind.LAYOUT_NAME_MISSING),
        ("大塚", TroubleKind.LAYOUT_NAME_MISSING),
        ("A6", TroubleKind.LAYOUT_NAME_TAKEN),
    ],
)
def test_a_name_that_cannot_be(designing: Designing, name: str, kind: TroubleKind) -> None:
    """No name, and no name twice."""
    with pytest.raises(Trouble) as caught:
        designing.copy(name)
    assert caught.value.kind is kind
    assert designing.name == "card"


def test_an_own_layout_goes(designing: Designing, room: FakeRoom, store: DeskStore) -> None:
    """Deleted, it is gone and the desk's is open; the one the desk prints with stays."""
    designing.copy("essai")
    designing.use()
    with pytest.raises(Trouble) as caught:
        designing.forget()
    assert caught.value.kind is TroubleKind.LAYOUT_IN_USE
    store.keep_setting("layout", "card")
    designing.forget()
    assert designing.name == "card"
    assert room.names() == ("a6", "card")


def test_back_to_what_is_saved(designing: Designing) -> None:
    """All that was done since is taken back at once, and comes again at once."""
    saved = designing.layout
    designing.choose(0)
    designing.nudge(5, 0)
    designing.remove()
    designing.revert()
    assert designing.layout == saved
    designing.undo()
    assert len(designing.layout.elements) == 3


def test_a_hand_edit_is_followed(designing: Designing, room: FakeRoom) -> None:
    """A layout nobody changed here is shown as its file says by now, and never saved over it."""
    by_hand = replace(a_layout(), height=50)
    room.own["card"] = by_hand
    designing.look_again()
    assert designing.layout == by_hand
    assert not designing.design.is_changed


def test_a_hand_edit_is_not_overwritten(designing: Designing, room: FakeRoom) -> None:
    """Where both were changed a person decides: nothing is written before."""
    designing.choose(0)
    designing.nudge(1, 0)
    mine, by_hand = designing.layout, replace(a_layout(), height=50)
    room.own["card"] = by_hand
    with pytest.raises(Trouble) as caught:
        designing.save()
    assert caught.value.kind is TroubleKind.LAYOUT_OVERTAKEN
    assert room.own["card"] == by_hand
    designing.take_file()
    assert designing.layout == by_hand
    designing.undo()
    assert designing.layout == mine
    designing.save()
    assert room.own["card"] == mine


def test_mine_is_kept_by_decision(designing: Designing, room: FakeRoom) -> None:
    """Who says so writes over the file, be it one that cannot be read any more."""
    designing.choose(0)
    designing.nudge(1, 0)
    room.broken = {"card"}
    assert designing.is_overtaken
    designing.keep_mine()
    designing.save()
    assert room.own["card"] == designing.layout


def test_a_wrong_file_is_marked(designing: Designing, room: FakeRoom) -> None:
    """The list says which layout cannot be opened, and what is not saved."""
    room.broken = {"a6"}
    designing.start()
    assert [one.is_wrong for one in designing.designs] == [True, False]
    designing.choose(0)
    designing.nudge(1, 0)
    assert designing.unsaved == ("card",)


def test_each_field_is_its_own_step(designing: Designing) -> None:
    """A width and then a height typed are taken back one after the other."""
    designing.choose(0)
    for name, value in (("w", 30), ("w", 31), ("h", 9)):
        element = designing.element
        assert element is not None
        box = replace(element.box, **{name: value})
        designing.put(replace(element, box=box), what="box")
    designing.undo()
    assert box_of(designing).w == 31
    designing.undo()
    assert not designing.can_undo
