"""Sharing a case: the gate before anything is stored, four eyes before anybody reads it, and the way out again."""

import json
from dataclasses import replace

import pytest
from rows_sharing import UNKNOWN
from sharing_examples import STORY, another, case_text, form
from world import World

from quiz_app.domain.anonymise import Screening, Type
from quiz_app.domain.audit import Action
from quiz_app.domain.case import Illness, Sex
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.retention import Kept
from quiz_app.domain.sharing.case_text import CaseText
from quiz_app.domain.sharing.form import Family, OccupationGroup
from quiz_app.domain.sharing.history import CaseStatus, HideReason, ReturnReason
from quiz_app.domain.sharing.risk import Risk
from quiz_app.domain.sharing.settling import Harmless, Resolution
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError, Stale
from quiz_app.services.releasing import CAN_TELL, NEW_FINDINGS, Check, Judgement
from quiz_app.services.sharing import Draft, OwnCase

NAMED = another(case_text(), story=f"{STORY} Borgeren taler ofte med Fatima om sin praktik.")


def save(town: World, actor: Actor, text: CaseText | None = None, version: str = "v1", **more: object) -> None:
    draft = Draft(case_id="c1", version_id=version, text=text or case_text(), **more)  # type: ignore[arg-type]
    town.platform.conferences.sharing.save(actor, draft)


def submit(town: World, actor: Actor, text: CaseText | None = None) -> None:
    save(town, actor, text)
    town.platform.conferences.sharing.submit(actor, "c1")


def release(town: World, actor: Actor, bo: Actor, text: CaseText | None = None) -> None:
    submit(town, actor, text)
    town.platform.conferences.releasing.release(bo, "c1", "v1", UNKNOWN)


def own(town: World, actor: Actor) -> OwnCase:
    return town.platform.conferences.sharing.own(actor)[0]


def said(town: World, text: CaseText, words: str, reason: Harmless = Harmless.INVENTED) -> tuple[Resolution, ...]:
    found = town.platform.conferences.gate.screen(text.words.whole).findings
    return tuple(Resolution(start=f.start, end=f.end, type=f.type, reason=reason) for f in found if f.text == words)


def everything(town: World) -> str:
    return repr(town.storage._state)


def test_a_clean_case_goes_from_draft_over_release_to_its_readers(town: World, amina: Actor, bo: Actor) -> None:
    save(town, amina)
    assert own(town, amina).status == CaseStatus.DRAFT
    town.platform.conferences.sharing.submit(amina, "c1")
    assert [w.title for w in town.platform.conferences.releasing.queue(bo)] == ["To praktikker og en ryg"]
    review = town.platform.conferences.releasing.review(bo, "c1")
    town.platform.conferences.releasing.release(bo, "c1", review.version_id, UNKNOWN)
    (case,) = town.platform.conferences.sharing.released(amina)
    assert (case.id, case.text, case.version) == ("c1", case_text(), 1)
    assert town.platform.conferences.releasing.queue(bo) == ()


@pytest.mark.parametrize(
    ("story", "named"),
    [
        ("Borgeren har CPR 010180-1234.", "CPR"),
        ("Skriv til fatima@example.dk om praktikken.", "e-mail"),
        ("Borgeren taler ofte med Fatima.", "navn"),
        ("Borgeren er 47 år.", "alder"),
    ],
)
def test_nothing_is_stored_while_a_finding_is_open(town: World, amina: Actor, story: str, named: str) -> None:
    before = town.rows()
    with pytest.raises(InvalidInput, match=named):
        save(town, amina, another(case_text(), story=story))
    assert town.rows() == before


@pytest.mark.parametrize("part", ["title", "question", "timeline", "story"])
def test_each_part_of_the_text_passes_the_gate(town: World, amina: Actor, part: str) -> None:
    line = "måned 2: Borgeren taler med Fatima." if part == "timeline" else "Hvad kan Borgeren og Fatima gøre?"
    with pytest.raises(InvalidInput, match="Intet er gemt"):
        save(town, amina, another(case_text(), **{part: line}))


def test_a_name_that_identifies_nobody_is_let_through_for_exactly_that_text(town: World, amina: Actor) -> None:
    settled = said(town, NAMED, "Fatima")
    save(town, amina, NAMED, resolutions=settled)
    assert own(town, amina).resolutions == settled
    moved = another(NAMED, title="To praktikker")
    with pytest.raises(InvalidInput):
        save(town, amina, moved, version="v2", resolutions=settled)


def test_nobody_can_say_that_a_cpr_number_identifies_nobody(town: World, amina: Actor) -> None:
    text = another(case_text(), story=f"{STORY} CPR 010180-1234.")
    with pytest.raises(InvalidInput, match="CPR"):
        save(town, amina, text, resolutions=said(town, text, "010180-1234"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "title"),
        ({"question": ""}, "question"),
        ({"timeline": "", "story": ""}, "story"),
        ({"timeline": "i marts: syg"}, "timeline"),
    ],
)
def test_a_case_is_told_whole(town: World, amina: Actor, changed: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        save(town, amina, another(case_text(), **changed))
    assert error.value.field == field


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"regime": "R9"}, "regime"),
        ({"half_year": "foråret"}, "half_year"),
        ({"themes": ()}, "themes"),
        ({"provisions": ("Fatimas lov § 2",)}, "provisions"),
    ],
)
def test_the_form_takes_known_values_only(town: World, amina: Actor, changed: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        save(town, amina, case_text(form=form(**changed)))
    assert error.value.field == field
    assert "Fatima" not in str(error.value)


def test_citations_are_stored_as_lawyers_write_them(town: World, amina: Actor) -> None:
    save(town, amina, case_text(form=form(provisions=("EKS § 5",))))
    text = own(town, amina).text
    assert text is not None
    assert text.form.provisions == ("eksempelloven § 5",)


def test_an_edit_takes_a_case_out_of_the_queue_and_its_old_words_away(town: World, amina: Actor, bo: Actor) -> None:
    submit(town, amina)
    save(town, amina, another(case_text(), title="En ryg og to praktikker"), version="v2")
    assert own(town, amina).status == CaseStatus.DRAFT
    assert town.platform.conferences.releasing.queue(bo) == ()
    assert "To praktikker og en ryg" not in everything(town)
    with pytest.raises(NotFound):
        town.platform.conferences.releasing.release(bo, "c1", "v1", UNKNOWN)


def test_what_was_read_is_what_is_released(town: World, amina: Actor, bo: Actor) -> None:
    submit(town, amina)
    save(town, amina, another(case_text(), title="En ryg"), version="v2")
    town.platform.conferences.sharing.submit(amina, "c1")
    with pytest.raises(Stale):
        town.platform.conferences.releasing.release(bo, "c1", "v1", UNKNOWN)


def test_a_released_case_is_not_edited(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    with pytest.raises(Conflict):
        save(town, amina, version="v2")


def test_another_persons_case_is_not_there(town: World, amina: Actor, bo: Actor) -> None:
    save(town, amina)
    for act in (lambda: save(town, bo, version="v2"), lambda: town.platform.conferences.sharing.submit(bo, "c1")):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize("unit", ["nord", "nord-1"])
def test_nobody_of_the_submitters_own_centre_releases(town: World, amina: Actor, unit: str) -> None:
    near = town.person("Vip", Role.KEY_PERSON, unit=unit)
    submit(town, amina)
    assert town.platform.conferences.releasing.queue(near) == ()
    with pytest.raises(NotFound):
        town.platform.conferences.releasing.release(near, "c1", "v1", UNKNOWN)


def test_nobody_releases_their_own_case_not_even_after_a_move(town: World, bo: Actor) -> None:
    submit(town, bo)
    town.change_person("bo", unit_id="nord")
    with pytest.raises(NotFound):
        town.platform.conferences.releasing.release(bo, "c1", "v1", UNKNOWN)


def test_a_colleague_from_the_centre_that_the_submitter_moved_to_does_not_release(
    town: World, amina: Actor, bo: Actor
) -> None:
    submit(town, amina)
    town.change_person("amina", unit_id="syd")
    assert town.platform.conferences.releasing.queue(bo) == ()


def test_the_releaser_sees_neither_submitter_nor_centre(town: World, amina: Actor, bo: Actor) -> None:
    submit(town, amina)
    seen = repr((town.platform.conferences.releasing.queue(bo), town.platform.conferences.releasing.review(bo, "c1")))
    assert "amina" not in seen.lower()
    assert "nord'" not in seen


def test_whoever_can_tell_who_the_citizen_is_cannot_release(town: World, amina: Actor, bo: Actor) -> None:
    submit(town, amina)
    knows = Judgement(checked=frozenset(Check), can_tell=True)
    with pytest.raises(RuleError, match=CAN_TELL):
        town.platform.conferences.releasing.release(bo, "c1", "v1", knows)


@pytest.mark.parametrize("left_out", list(Check))
def test_every_point_of_the_checklist_counts(town: World, amina: Actor, bo: Actor, left_out: Check) -> None:
    submit(town, amina)
    with pytest.raises(RuleError):
        town.platform.conferences.releasing.release(
            bo, "c1", "v1", Judgement(checked=frozenset(Check) - {left_out}, can_tell=False)
        )


def test_a_case_comes_back_with_its_reason_and_screened_words(town: World, amina: Actor, bo: Actor) -> None:
    submit(town, amina)
    back = town.platform.conferences.releasing.give_back
    with pytest.raises(InvalidInput):
        back(bo, "c1", "v1", reason=ReturnReason.RECOGNISABLE, words="Det ligner Fatima fra festen.")
    back(bo, "c1", "v1", reason=ReturnReason.RECOGNISABLE, words="Udelad sygdommens forløb.")
    case = own(town, amina)
    assert (case.status, case.returned_for, case.words) == (
        CaseStatus.RETURNED,
        ReturnReason.RECOGNISABLE,
        "Udelad sygdommens forløb.",
    )


def test_a_case_that_fits_too_few_people_is_not_sent(town: World, amina: Actor) -> None:
    rare = form(
        sex=Sex.WOMAN,
        family=Family.ALONE_WITH_CHILDREN,
        illness=Illness.COGNITIVE,
        occupation=OccupationGroup.TRANSPORT,
    )
    save(town, amina, case_text(form=rare))
    assert town.platform.conferences.sharing.advice(amina, case_text(form=rare)).risk == Risk.BLOCKED
    with pytest.raises(RuleError, match="Så få"):
        town.platform.conferences.sharing.submit(amina, "c1")


def test_a_case_like_a_released_one_is_pointed_out(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    elsewhere = form(family=Family.ALONE, occupation=OccupationGroup.OFFICE)
    sharing = town.platform.conferences.sharing
    same_words = case_text(form=elsewhere)
    same_facts = another(case_text(), story="Noget helt andet skete i denne her sag om et fleksjob.")
    neither = replace(same_facts, form=elsewhere)
    assert [len(sharing.advice(amina, t).alike) for t in (same_words, same_facts, neither)] == [1, 1, 0]


def test_any_reader_hides_a_case_at_once_and_another_puts_it_back(town: World, amina: Actor, bo: Actor) -> None:
    reader, conferences = town.person("Carla"), town.platform.conferences
    release(town, amina, bo)
    conferences.taking_down.hide(reader, "c1", HideReason.RECOGNISED)
    assert conferences.sharing.released(amina) == ()
    with pytest.raises(NotFound):
        conferences.sharing.case(amina, "c1")
    (case,) = conferences.taking_down.hidden(bo)
    assert (case.reason, case.may_put_back) == (HideReason.RECOGNISED, True)
    conferences.taking_down.put_back(bo, "c1")
    assert [c.id for c in conferences.sharing.released(amina)] == ["c1"]


def test_the_hider_and_the_submitter_do_not_put_it_back(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    town.platform.conferences.taking_down.hide(bo, "c1", HideReason.RECOGNISED)
    own_key = Actor(person_id="amina", grants=bo.grants)
    for actor in (bo, own_key):
        with pytest.raises(RuleError):
            town.platform.conferences.taking_down.put_back(actor, "c1")


def test_a_deleted_case_leaves_no_words_of_it_or_of_what_was_made_from_it(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    with town.storage.writing() as stores:
        stores.texts.add("x1", author_id="bo", body="Et uddrag om ryggen.", at=town.clock.now())
        stores.shared_cases.add_derived("c1", "x1")
    town.platform.conferences.taking_down.delete(bo, "c1")
    for words in ("ryggen", "praktikker"):
        assert words not in everything(town)
    assert town.platform.conferences.sharing.released(amina) == ()
    assert own(town, amina).status == CaseStatus.GONE
    assert {e.subject for e in town.platform.outside.ledger.entries()} == {"v1", "x1"}


def test_what_is_left_of_a_case_that_is_gone_is_emptied_by_the_daily_task(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    town.platform.conferences.taking_down.delete(bo, "c1")
    with town.storage.writing() as stores:
        stores.texts.add("x2", author_id="bo", body="Et uddrag om ryggen.", at=town.clock.now())
        stores.shared_cases.add_derived("c1", "x2")
    town.platform.retaining.run()
    assert "ryggen" not in everything(town)
    assert "x2" in {e.subject for e in town.platform.outside.ledger.entries()}


def test_a_hidden_case_stays_in_sight_of_those_who_decide_and_unchanged(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    conferences = town.platform.conferences
    conferences.taking_down.hide(town.person("Carla"), "c1", HideReason.NAME_OR_NUMBER)
    acts = (
        lambda: conferences.sharing.save(amina, Draft(case_id="c1", version_id="v2", text=case_text())),
        lambda: conferences.sharing.submit(amina, "c1"),
        lambda: conferences.sharing.discard(amina, "c1"),
    )
    for act in acts:
        with pytest.raises(Conflict, match="Sagen er skjult"):
            act()
    assert [(c.case_id, c.reason) for c in conferences.taking_down.hidden(bo)] == [("c1", HideReason.NAME_OR_NUMBER)]


def test_a_copy_restored_from_before_the_takedown_is_emptied_again(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    before = town.storage._state.copy()
    town.platform.conferences.taking_down.delete(bo, "c1")
    town.storage._state = before
    town.platform.erasing.replay()
    assert "ryggen" not in everything(town)
    assert town.platform.conferences.sharing.released(amina) == ()


def test_ones_own_case_that_nobody_released_can_be_deleted(town: World, amina: Actor) -> None:
    submit(town, amina)
    town.platform.conferences.sharing.discard(amina, "c1")
    assert "ryggen" not in everything(town)


def test_a_draft_goes_after_thirty_days_and_a_released_case_after_two_years(
    town: World, amina: Actor, bo: Actor
) -> None:
    release(town, amina, bo)
    draft = Draft(case_id="c2", version_id="v2", text=another(case_text(), title="En kladde om noget andet"))
    town.platform.conferences.sharing.save(amina, draft)
    town.clock.advance(days=30)
    assert town.platform.retaining.run()[Kept.DRAFTS] == 0
    town.clock.advance(days=1)
    assert town.platform.retaining.run()[Kept.DRAFTS] == 1
    assert "En kladde" not in everything(town)
    town.clock.advance(days=690)
    assert town.platform.retaining.run()[Kept.SHARED_CASES] == 0
    town.clock.advance(days=20)
    assert town.platform.retaining.run()[Kept.SHARED_CASES] == 1
    assert "ryggen" not in everything(town)


class Stricter:
    """The gate of tomorrow: its lists know one word more."""

    def __init__(self, town: World, word: str) -> None:
        self.today, self.word = town.platform.conferences.gate, word

    def screen(self, text: str) -> Screening:
        found = self.today.screen(text)
        at = text.find(self.word)
        more = replace(
            self.today.screen("Vi så Fatima.").findings[0], start=at, end=at + len(self.word), text=self.word
        )
        findings = (*found.findings, more) if at >= 0 else found.findings
        return replace(found, findings=findings, lexicon_version="i morgen")


def stricter(town: World, word: str) -> World:
    here = town.platform.conferences
    steps = replace(here.rescreening.steps, gate=Stricter(town, word))
    group = replace(
        here,
        rescreening=replace(here.rescreening, steps=steps),
        releasing=replace(here.releasing, steps=steps),
        taking_down=replace(here.taking_down, steps=steps),
    )
    return replace(town, platform=replace(town.platform, conferences=group))


@pytest.mark.parametrize(("word", "hidden"), [("ryggen", 1), ("elefant", 0)])
def test_released_cases_are_read_again_under_new_lists(
    town: World, amina: Actor, bo: Actor, *, word: str, hidden: int
) -> None:
    release(town, amina, bo)
    assert town.platform.conferences.rescreening.run().read == 0
    later = stricter(town, word).platform.conferences
    report = later.rescreening.run()
    assert (report.released, report.read, report.hidden) == (1, 1, hidden)
    assert len(later.sharing.released(amina)) == 1 - hidden
    assert later.rescreening.run().read == 0
    if hidden:
        with pytest.raises(RuleError, match="finder"):
            later.taking_down.put_back(bo, "c1")


def test_a_case_is_read_once_more_when_it_is_released(town: World, amina: Actor, bo: Actor) -> None:
    submit(town, amina)
    with pytest.raises(RuleError, match=NEW_FINDINGS[:20]):
        stricter(town, "ryggen").platform.conferences.releasing.release(bo, "c1", "v1", UNKNOWN)


def test_the_trail_tells_what_was_done_and_never_a_word(town: World, amina: Actor, bo: Actor) -> None:
    save(town, amina, NAMED, resolutions=said(town, NAMED, "Fatima"))
    town.platform.conferences.sharing.submit(amina, "c1")
    town.platform.conferences.releasing.release(bo, "c1", "v1", UNKNOWN)
    town.platform.conferences.taking_down.delete(bo, "c1")
    with town.storage.reading() as stores:
        rows = [r for r in stores.audit.rows() if r.action == Action.SHARED_CASE]
    assert [(r.actor_id, r.details["happening"]) for r in rows] == [
        ("amina", "submitted"),
        ("bo", "released"),
        ("bo", "deleted"),
    ]
    assert all(r.details["findings"] == f"{Type.NAME} 1" and r.details["rules"] and r.details["lexicon"] for r in rows)
    assert "Fatima" not in json.dumps([dict(r.details) for r in rows])


def test_a_leavers_released_case_stays(town: World, amina: Actor, bo: Actor) -> None:
    release(town, amina, bo)
    with town.storage.writing() as stores:
        town.platform.erasing.erase_all(stores, ("amina",), actor_id=None)
    assert len(town.platform.conferences.sharing.released(bo)) == 1
