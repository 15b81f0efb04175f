"""Who may be one person is asked, with all that helps to say."""

from collections.abc import Callable

from kiosk.core.doubt import Doubt, DoubtKind, Entry
from kiosk.core.remark import RemarkKind
from kiosk.roster.plan import ListPlan

Plan = Callable[..., ListPlan]
HEADER = "N°;Nom;Prénom;Courriel;Structure;Code;Statut"
YUKO = "1;ŌTSUKA;Yūko;yuko@x;CLAIR;X1;"
AGAIN = "7;Otsuka;Yuko;;Clair;X7;"
PAUL = "2;BLANC;Paul;paul@x;Lyon;X2;"


def ids(plan: ListPlan) -> list[list[str]]:
    """Give who is asked about, the one to keep first."""
    return [[entry.id for entry in doubt.entries] for doubt in plan.doubts]


def test_a_double(planned: Plan) -> None:
    """Both entries are shown, the first of the list first."""
    plan = planned(HEADER, PAUL, YUKO, AGAIN)
    first = Entry(
        id="liste:1",
        name="Yūko ŌTSUKA",
        organisation="CLAIR",
        email="yuko@x",
        source="liste",
        line=3,
    )
    second = Entry(
        id="liste:7", name="Yuko Otsuka", organisation="Clair", email="", source="liste", line=4
    )
    assert plan.doubts == (Doubt(kind=DoubtKind.TWICE_ON_A_LIST, entries=(first, second)),)


def test_whom_the_desk_knows_is_kept(planned: Plan) -> None:
    """Somebody who registers again further up is not the one to keep."""
    planned(HEADER, YUKO, PAUL)
    assert ids(planned(HEADER, AGAIN, YUKO, PAUL)) == [["liste:1", "liste:7"]]


def test_a_double_that_is_settled(planned: Plan) -> None:
    """Once they are one person, nothing is asked nor told any more."""
    planned(HEADER, YUKO, AGAIN)
    plan = planned(HEADER, YUKO, AGAIN, PAUL, merged={"liste:7": "liste:1"})
    assert plan.doubts == ()
    assert RemarkKind.LIKELY_DOUBLE not in {remark.kind for remark in plan.warnings}


def test_a_double_who_is_on_another_list_too(planned: Plan) -> None:
    """The one who stands for an entry already is asked about, not the entry."""
    planned(HEADER, YUKO)
    plan = planned(
        HEADER, YUKO.replace("1;", "A;", 1), AGAIN.replace("X7", "X9"), name="autre.csv", adds=True
    )
    assert [(merge.new, merge.known) for merge in plan.merges] == [("autre:A", "liste:1")]
    assert ["liste:1", "autre:7"] in ids(plan)


def test_a_doubtful_match(planned: Plan) -> None:
    """Somebody who may be on another list is asked about, the known one first."""
    planned(HEADER, YUKO)
    plan = planned(HEADER, "S1;Otsuka;Yuko;other@x;CLAIR;;", name="orateurs.csv")
    (doubt,) = plan.doubts
    assert doubt.kind is DoubtKind.ON_ANOTHER_LIST
    assert [(e.id, e.source, e.line, e.email) for e in doubt.entries] == [
        ("liste:1", "liste", 2, "yuko@x"),
        ("orateurs:S1", "orateurs", 2, "other@x"),
    ]


def test_two_who_may_be_meant(planned: Plan) -> None:
    """Each of two namesakes is asked about alone: they are not one person."""
    planned(HEADER, "1;DIOP;Fatou;f@x;Dakar;X1;", "2;DIOP;Fatou;f@x;Thiès;X2;")
    plan = planned(HEADER, "S1;DIOP;Fatou;f@x;;;", name="orateurs.csv")
    assert ids(plan) == [["liste:1", "orateurs:S1"], ["liste:2", "orateurs:S1"]]
