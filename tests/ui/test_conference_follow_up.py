"""What became of a case is asked in the room only where something can have become of it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.views.components import conference_advice, conference_follow_up


@pytest.mark.parametrize(("kind", "asked"), [(CaseRefKind.RELEASED, ["k1"]), (CaseRefKind.SYNTHETIC, [])])
def test_only_the_room_of_a_shared_case_looks_for_follow_ups(
    monkeypatch: pytest.MonkeyPatch, kind: CaseRefKind, asked: list[str]
) -> None:
    found: list[str] = []
    monkeypatch.setattr(conference_follow_up, "mine", lambda *, of: found.append(of))
    conference = SimpleNamespace(conference_id="k1", case=CaseRef(kind=kind, id="c1"))
    view = SimpleNamespace(conference=conference, outcomes=(), against=False)
    conference_advice.follow_up(cast("Any", view))
    assert found == asked
