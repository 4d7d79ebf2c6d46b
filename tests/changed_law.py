"""The example content a year later, when a provision behind the exam has changed."""

from dataclasses import replace
from datetime import date

from world import LICENCE

from quiz_app.domain.law import Affected, Certainty, Change, ChangeKind, Effect, Period, TwoCertainties
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import DeltaTest
from quiz_app.domain.question import ChoiceQuestion

OLD = "eks-enkelt-proeve"
COMMENCES = date(2027, 3, 1)
SURE = TwoCertainties(content=Certainty.LAW_TEXT, date=Certainty.LAW_TEXT)


def changed(library: Library, *, items: int = 4, certainty: TwoCertainties = SURE) -> Library:
    """The example a year later: a provision behind its exam has changed, with so many items on the new text."""
    old = library.questions[OLD]
    assert isinstance(old, ChoiceQuestion)
    affected = Affected(provision=old.anchors, effect=Effect.AMENDED, kind=ChangeKind.SUBSTANTIVE)
    change = Change(
        id="ny-regel",
        title="En ny regel",
        source="lov nr. 5",
        commences=COMMENCES,
        certainty=certainty,
        summary="Reglen ændres.",
        affects=(affected,),
    )
    new = {
        f"ny-{n}": replace(old, id=f"ny-{n}", stem=f"Ny opgave {n}?", valid=Period(start=COMMENCES), case_date=None)
        for n in range(items)
    }
    kind = replace(library.licences[LICENCE], delta=DeltaTest(days=90, minutes=15, waiting_days=1))
    return replace(
        library,
        changes={**library.changes, change.id: change},
        questions={**library.questions, **new},
        licences={**library.licences, LICENCE: kind},
    )
