"""Imported texts: stored once, compared, classed by people, and turned into a draft of a change."""

from dataclasses import replace
from datetime import date

import pytest
from world import World, words_of

from quiz_app.domain.lawtext import LawText, TextChange, TextProvision
from quiz_app.domain.people import Actor, Role
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError
from quiz_app.services.collating import Choice, Collation

OLD = LawText(
    title="Lov om eksempler",
    eli="lta/2020/1",
    provisions=(
        TextProvision(paragraf="1", text="Loven gælder i hele landet."),
        TextProvision(paragraf="2", text="Kommunen svarer på breve inden 4 uger."),
        TextProvision(paragraf="3", text="Ministeren fører tilsyn med kommunerne."),
    ),
)
NEW = replace(
    OLD,
    eli="lta/2026/9",
    provisions=(*OLD.provisions[:1], TextProvision(paragraf="2", text="Kommunen svarer på breve inden 6 uger.")),
)
LIGHTER = Choice(
    overruling_id="o1", old="2", new="2", kind=TextChange.CONSEQUENTIAL, words="Fristen følger nu af bilaget."
)


@pytest.fixture
def jurist(town: World) -> Actor:
    return town.person("Johanne", Role.JURIST)


def act_id(town: World) -> str:
    return next(a.id for a in town.platform.library.acts.values() if a.cite == "eksempelloven")


def imported(town: World) -> tuple[str, str]:
    collating, act = town.platform.collating, act_id(town)
    texts = [collating.import_text(text, act=act, label=label)[0] for text, label in ((OLD, "gammel"), (NEW, "ny"))]
    return texts[0].law_text_id, texts[1].law_text_id


def collation(town: World, actor: Actor) -> Collation:
    return town.platform.collating.collation(actor, *imported(town))


def test_a_text_goes_to_the_act_that_knows_its_eli_and_is_stored_once(town: World) -> None:
    first, again = (town.platform.collating.import_text(OLD) for _ in range(2))
    assert (first[0].act, first[0].label, first[1], again[1]) == (act_id(town), "lta/2020/1", True, False)
    assert first[0] == again[0]


def test_a_text_that_nobody_knows_asks_for_its_act_and_its_name(town: World) -> None:
    with pytest.raises(InvalidInput, match="--act"):
        town.platform.collating.import_text(NEW)
    with pytest.raises(InvalidInput, match="--label"):
        town.platform.collating.import_text(replace(NEW, eli="", title=""), act=act_id(town))


def test_another_text_under_the_same_name_is_refused(town: World) -> None:
    town.platform.collating.import_text(OLD, act="pensionsloven", label="navn")
    with pytest.raises(Conflict):
        town.platform.collating.import_text(NEW, act="pensionsloven", label="navn")


def test_a_version_is_found_by_label_or_eli_first_in_its_own_act(town: World) -> None:
    imported(town)
    town.platform.collating.import_text(NEW, act="pensionsloven", label="fremmed")
    find = town.platform.collating.find_version
    assert [find(act_id(town), name).label for name in ("ny", "2026/9", "lta/2026/9", "fremmed")] == [
        "ny",
        "ny",
        "ny",
        "fremmed",
    ]
    assert find(act_id(town), "fremmed").act == "pensionsloven"
    with pytest.raises(NotFound, match="Indlæste tekster"):
        find(act_id(town), "ukendt")
    town.platform.collating.import_text(OLD, act="retssikkerhedsloven", label="fremmed")
    with pytest.raises(NotFound, match="flere andre: pensionsloven, retssikkerhedsloven"):
        find(act_id(town), "fremmed")


def test_a_text_of_an_act_that_the_register_lacks_is_not_stored(town: World) -> None:
    with pytest.raises(InvalidInput, match="lovgrundlaget"):
        town.platform.collating.import_text(OLD, act="findesikke")


def test_a_persons_class_counts_and_the_programs_stays_to_be_seen(town: World, jurist: Actor) -> None:
    town.platform.collating.overrule(jurist, *imported(town), LIGHTER)
    found = collation(town, jurist)
    row = found.rows[1]
    assert (row.row.kind, row.kind) == (TextChange.SUBSTANTIVE, TextChange.CONSEQUENTIAL)
    assert row.overruling is not None
    told = found.rulings[row.overruling.overruling_id]
    assert (told.name, told.words) == ("Johanne", "Fristen følger nu af bilaget.")
    assert [r.action for r in town.storage._state.audit.values()] == ["text_change_overruled"]


def test_the_newest_class_counts_and_the_older_one_is_kept(town: World, jurist: Actor) -> None:
    ids = imported(town)
    town.platform.collating.overrule(jurist, *ids, LIGHTER)
    town.clock.advance(minutes=1)
    back = replace(LIGHTER, overruling_id="o2", kind=TextChange.SUBSTANTIVE)
    town.platform.collating.overrule(jurist, *ids, back)
    assert collation(town, jurist).rows[1].kind == TextChange.SUBSTANTIVE
    assert len(town.storage._state.overrulings) == 2


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"words": " "}, InvalidInput),
        ({"words": "Se cpr 010190-1234."}, InvalidInput),
        ({"old": "9"}, NotFound),
        ({"old": "3", "new": "", "kind": TextChange.UNCHANGED}, InvalidInput),
        ({"kind": TextChange.REPEALED}, InvalidInput),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_stored(
    town: World, jurist: Actor, changed: dict[str, object], error: type[RuleError]
) -> None:
    with pytest.raises(error):
        town.platform.collating.overrule(jurist, *imported(town), replace(LIGHTER, **changed))
    assert (town.storage._state.overrulings, words_of(town)) == ({}, [])


def test_what_came_or_went_may_be_said_to_change_no_content_and_said_back(town: World, jurist: Actor) -> None:
    for number, kind in enumerate((TextChange.CONSEQUENTIAL, TextChange.REPEALED)):
        said = replace(LIGHTER, overruling_id=f"o{number}", old="3", new="", kind=kind)
        town.platform.collating.overrule(jurist, *imported(town), said)
        town.clock.advance(minutes=1)
        assert [r.kind for r in collation(town, jurist).rows if r.row.old == "3"] == [kind]


def test_the_draft_goes_by_peoples_classes(town: World, jurist: Actor) -> None:
    town.platform.collating.overrule(jurist, *imported(town), LIGHTER)
    change = town.platform.collating.drafted(collation(town, jurist), commences=date(2027, 1, 1))
    assert {(a.effect.value, a.kind.value) for a in change.affects} == {
        ("amended", "consequential"),
        ("repealed", "substantive"),
    }


def test_an_act_that_is_not_in_the_register_gives_no_draft(town: World, jurist: Actor) -> None:
    found = collation(town, jurist)
    later = town.with_library(replace(town.platform.library, acts={}))
    with pytest.raises(NotFound, match="lovgrundlaget"):
        later.platform.collating.drafted(found, commences=date(2027, 1, 1))
