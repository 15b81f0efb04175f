"""Who may be added at a desk is one French sentence."""

import pytest

from kiosk.core.session import WalkInPolicy
from kiosk.wording.walk_ins import POLICIES, policy_text


@pytest.mark.parametrize("policy", WalkInPolicy)
def test_each_policy_has_a_sentence(policy: WalkInPolicy) -> None:
    """Every policy names the category it is about, or that there is none, in one line."""
    assert set(POLICIES) == set(WalkInPolicy)
    text = policy_text(policy, " Presse ")
    assert text.startswith("Catégorie Presse : ")
    assert policy_text(policy, "").startswith("Sans catégorie : ")
    assert (text[-1], len(text.splitlines()), "{" in text) == (".", 1, False)


def test_a_supervisor() -> None:
    """The volunteer reads who must agree."""
    text = policy_text(WalkInPolicy.SUPERVISOR, "Presse")
    assert text == "Catégorie Presse : un responsable doit être d’accord."
