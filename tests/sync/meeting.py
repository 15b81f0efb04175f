"""What a hub is expected to refuse."""

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from sync.ports import Hub


def met(kind: TroubleKind, deed: str, *arguments: object, hub: Hub) -> None:
    """Make sure that the *deed* meets a trouble of this *kind*, which names the folder."""
    with pytest.raises(Trouble) as raised:
        getattr(hub, deed)(*arguments)
    assert raised.value.kind is kind
    assert str(raised.value.facts["hub"]).startswith("/")
