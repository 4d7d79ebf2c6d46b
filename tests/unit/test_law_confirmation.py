"""What an answer about the law makes sure, and what it never does."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from builders import change, guideline, library

from quiz_app.domain.digest import digest
from quiz_app.domain.law import Certainty, Fact, Period, TwoCertainties, Verification
from quiz_app.domain.law_confirmation import (
    AnsweredQuestion,
    LawAnswer,
    LawApproval,
    LawReply,
    asked_today,
    awaits_an_answer,
    disputed,
    lift,
    lines_to_change,
    with_confirmations,
)
from quiz_app.domain.law_question import LawQuestion, Lifts
from quiz_app.domain.library import Library
from quiz_app.domain.status import ContentStatus, status_on

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
INFERRED = TwoCertainties(content=Certainty.INFERRED, date=Certainty.INFERRED)
READ = TwoCertainties(content=Certainty.LAW_TEXT, date=Certainty.LAW_TEXT)
UNSURE = Verification(on=date(2026, 2, 12), content=Certainty.LAW_TEXT, date=Certainty.INFERRED)
QUESTION = LawQuestion(
    id="q", document="Lov nr. 9, § 21", question="Gælder det?", lifts=tuple(Lifts), changes=("aendring",), facts=("F1",)
)


def fact(name: str, certainty: TwoCertainties = INFERRED) -> Fact:
    return Fact(id=name, text="Sådan er det.", provisions=(), valid=Period(), certainty=certainty, source="lov nr. 9")


def law() -> Library:
    resting = guideline(id="hviler", facts=("F1",), verified=UNSURE)
    also = guideline(id="ogsaa-andet", facts=("F1", "F2"), verified=UNSURE)
    known = guideline(id="kendt", facts=("F1",))
    found = library(change(certainty=INFERRED), resting, also, known)
    facts = {"F1": fact("F1"), "F2": fact("F2")}
    return replace(found, facts=facts, law_questions={"q": QUESTION})


def answered(reply: LawReply = LawReply.YES, *, approved: bool | None = True, **changed: object) -> AnsweredQuestion:
    base = {"answer_id": "a", "question": "q", "digest": digest(QUESTION), "reply": reply, "paragraph": "§ 21"}
    answer = LawAnswer(**base | {"text_id": "", "person_id": "ane", "at": NOW} | changed)  # type: ignore[arg-type]
    approval = None if approved is None else LawApproval(answer_id="a", approved=approved, person_id="bo", at=NOW)
    return AnsweredQuestion(answer=answer, approval=approval)


def test_an_approved_yes_makes_the_named_changes_and_facts_sure_and_nothing_else() -> None:
    sure = with_confirmations(law(), [answered()])
    assert sure.changes["aendring"].certainty == sure.facts["F1"].certainty == READ
    assert sure.facts["F2"].certainty == INFERRED


def test_with_its_facts_the_date_of_an_object_is_sure_and_its_status_says_so() -> None:
    before, after = law(), with_confirmations(law(), [answered()])
    day = date(2026, 3, 1)
    said = [status_on(found.guidelines["hviler"], day, ()).status for found in (before, after)]
    assert said == [ContentStatus.PROVISIONAL, ContentStatus.CURRENT]
    others = {name for name in before.guidelines if name != "hviler"}
    assert all(after.guidelines[name] == before.guidelines[name] for name in others)


def test_what_an_object_has_inferred_itself_waits_for_a_reader() -> None:
    own = guideline(id="selv", facts=("F1",), verified=replace(UNSURE, content=Certainty.INFERRED))
    content = replace(law(), guidelines={"selv": own})
    found = lift(content, QUESTION)
    assert (found.objects, [thing.id for thing in found.to_read]) == ((), ["selv"])
    after = with_confirmations(content, [answered()]).guidelines["selv"]
    assert (after.verified.content, after.verified.date) == (Certainty.INFERRED, Certainty.LAW_TEXT)


def test_a_yes_about_what_is_said_makes_no_date_sure() -> None:
    content_only = replace(QUESTION, lifts=(Lifts.CONTENT,))
    found = replace(law(), law_questions={"q": content_only})
    given = answered(digest=digest(content_only))
    assert with_confirmations(found, [given]).guidelines == found.guidelines


@pytest.mark.parametrize(("facts", "sure"), [(["F1"], True), (["F1", "F2"], False), ([], False)])
def test_a_date_is_awaited_when_all_that_is_unsure_about_it_is_asked(facts: list[str], *, sure: bool) -> None:
    known = law().facts
    assert awaits_an_answer([known[name] for name in facts], [QUESTION]) == sure
    assert not awaits_an_answer([known[name] for name in facts], [replace(QUESTION, lifts=(Lifts.CONTENT,))])


@pytest.mark.parametrize(
    "given",
    [
        answered(approved=None),
        answered(approved=False),
        answered(LawReply.OTHER_DATE, day=date(2026, 9, 1)),
        answered(LawReply.OTHER_WORDING),
        answered(digest="af andre ord"),
    ],
    ids=["waiting", "declined", "other date", "other wording", "another question"],
)
def test_nothing_else_makes_anything_sure(given: AnsweredQuestion) -> None:
    assert with_confirmations(law(), [given]) == law()


def test_an_answer_lifts_what_then_rests_on_read_law_alone() -> None:
    found = lift(law(), QUESTION)
    assert [c.id for c in found.changes] == ["aendring"]
    assert [f.id for f in found.facts] == ["F1"]
    assert [thing.id for thing in found.objects] == ["hviler"]


def test_another_date_disputes_the_change_and_names_the_line_to_write() -> None:
    given = answered(LawReply.OTHER_DATE, day=date(2026, 9, 1))
    assert set(disputed(law(), [given])) == {"aendring"}
    assert disputed(law(), [answered()]) == {}
    assert lines_to_change(law(), QUESTION, given.answer) == (
        "# guidelines/lovgrundlag/changes/aendring.yml\ncommences: 2026-09-01"
    )


def test_a_yes_gives_the_lines_to_write() -> None:
    assert lines_to_change(law(), QUESTION, answered().answer) == (
        "# guidelines/lovgrundlag/changes/aendring.yml\ncertainty: {content: law_text, date: law_text}\n"
        "# guidelines/lovgrundlag/fakta.yml\n- id: F1\n  certainty: {content: law_text, date: law_text}"
    )


def test_the_banner_asks_on_the_day_of_an_unconfirmed_date_and_not_before() -> None:
    assert asked_today(law(), date(2026, 6, 30)) == ""
    assert asked_today(law(), date(2026, 7, 1)) == "Den 1. juli 2026 er passeret. Er »En ændring« trådt i kraft?"
    assert asked_today(with_confirmations(law(), [answered()]), date(2026, 7, 1)) == ""
