"""Answers to the questions about the law, and what an approved one makes sure: one overlay, and nothing by itself.

A yes that two people stand by makes the named changes and facts *læst i loven* wherever the library is read, and with
them the date of every object all of whose facts have sure dates then: that date was never the object's own. What an
object says beyond its facts may be inferred too, so its content rises only when somebody reads it again; it is listed.
Another date or wording changes nothing by itself: it is a task, and the change is disputed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from quiz_app.domain.danish_time import spelled
from quiz_app.domain.digest import digest
from quiz_app.domain.law import Certainty, Change, Fact, TwoCertainties, at_least, weakest
from quiz_app.domain.law_question import LawQuestion, Lifts
from quiz_app.domain.library import Library
from quiz_app.domain.status import Anchored

_Certain = TypeVar("_Certain", Change, Fact)
_Thing = TypeVar("_Thing", bound=Anchored)
SHELVES = ("guidelines", "situations", "grey_zones", "citizen_pages", "tools", "questions", "cases")


class LawReply(StrEnum):
    """What the document says: as we had it, not at all (or there is none), from another day, or in other words.

    ``TAKEN_BACK`` says that the approved answer was wrong: the question is open again.
    """

    YES = "yes"
    NO = "no"
    OTHER_DATE = "other_date"
    OTHER_WORDING = "other_wording"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawAnswer:
    """A jurist's answer. ``paragraph`` is where it stands, by number only; ``text_id`` the words, or empty.

    ``digest`` is of the question as it was put: an answer to other words does not count.
    """

    answer_id: str
    question: str
    digest: str
    reply: LawReply
    paragraph: str
    text_id: str
    person_id: str
    at: datetime
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawApproval:
    """The second person's yes or no to an answer."""

    answer_id: str
    approved: bool
    person_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredQuestion:
    """An answer, and the approval once there is one."""

    answer: LawAnswer
    approval: LawApproval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """What a yes makes sure: changes, facts, and the objects whose date was all that was unsure.

    ``to_read`` are those whose content is inferred though all their facts are sure then: somebody must read them again.
    """

    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]
    objects: tuple[Anchored, ...]
    to_read: tuple[Anchored, ...]


def standing(library: Library, answered: Iterable[AnsweredQuestion]) -> Mapping[str, AnsweredQuestion]:
    """By question its newest answer that is not declined and answers the words that the files hold now.

    One that was taken back by two people stands no more, nor does what it was given in place of.
    """
    asked = {q.id: digest(q) for q in library.law_questions.values()}
    found: dict[str, AnsweredQuestion] = {}
    for one in sorted(answered, key=lambda a: (a.answer.at, a.answer.answer_id)):
        declined = one.approval is not None and not one.approval.approved
        if asked.get(one.answer.question) == one.answer.digest and not declined:
            found[one.answer.question] = one
    return {name: one for name, one in found.items() if not (one.approval and one.answer.reply == LawReply.TAKEN_BACK)}


def in_force(library: Library, answered: Iterable[AnsweredQuestion]) -> Mapping[str, AnsweredQuestion]:
    """By question the answer that two people stand by; a newer one that waits changes nothing yet."""
    return standing(library, (one for one in answered if one.approval))


def with_confirmations(library: Library, answered: Iterable[AnsweredQuestion]) -> Library:
    """The library as its approved yeses make it: the one place where they take effect."""
    for name, one in in_force(library, answered).items():
        if one.answer.reply == LawReply.YES:
            library = _lifted(library, library.law_questions[name])
    return library


def disputed(library: Library, answered: Iterable[AnsweredQuestion]) -> Mapping[str, AnsweredQuestion]:
    """By change the approved answer that says otherwise than the files do."""
    found: dict[str, AnsweredQuestion] = {}
    for name, one in in_force(library, answered).items():
        if one.answer.reply != LawReply.YES:
            question = library.law_questions[name]
            found |= dict.fromkeys((*question.changes, *question.transitions), one)
    return found


def lift(library: Library, question: LawQuestion) -> Lift:
    """What a yes would make sure in the library as it is."""
    after = _lifted(library, question)
    pairs = [(thing, getattr(after, shelf)[n]) for shelf in SHELVES for n, thing in getattr(library, shelf).items()]
    return Lift(
        changes=tuple(library.changes[n] for n in question.changes if library.changes[n] != after.changes[n]),
        facts=tuple(library.facts[n] for n in question.facts if library.facts[n] != after.facts[n]),
        objects=tuple(before for before, now in pairs if before != now and _is_sure(now)),
        to_read=tuple(before for before, now in pairs if _waits_for_a_reader(now, after, question)),
    )


def awaits_an_answer(facts: Iterable[Fact], questions: Iterable[LawQuestion]) -> bool:
    """True when some fact's date is unsure, and every such date is asked about in some document."""
    asked = {name for question in questions if Lifts.DATE in question.lifts for name in question.facts}
    unsure = {fact.id for fact in facts if not at_least(fact.certainty.date, Certainty.SECONDARY)}
    return bool(unsure) and unsure <= asked


def lines_to_change(library: Library, question: LawQuestion, answer: LawAnswer) -> str:
    """What to write into the files after the answer, as YAML under the name of each file."""
    places = [f"guidelines/lovgrundlag/changes/{name}.yml" for name in question.changes]
    if answer.reply == LawReply.OTHER_DATE:
        return "\n".join(f"# {place}\ncommences: {answer.day}" for place in places) or "# Ret teksten i indholdet."
    if answer.reply in {LawReply.NO, LawReply.OTHER_WORDING}:
        named = [*places, *(f"guidelines/lovgrundlag/fakta.yml: {fact}" for fact in question.facts)]
        return "\n".join(f"# Ret: {place}" for place in named) or "# Ret teksten i indholdet."
    after = _lifted(library, question)
    changed = [
        f"# {place}\ncertainty: {_written(after.changes[name].certainty)}"
        for place, name in zip(places, question.changes, strict=True)
    ]
    facts = [f"- id: {name}\n  certainty: {_written(after.facts[name].certainty)}" for name in question.facts]
    return "\n".join([*changed, *(["# guidelines/lovgrundlag/fakta.yml", *facts] if facts else [])])


def unconfirmed_since(changes: Iterable[Change], day: date) -> tuple[Change, ...]:
    """The changes whose date has passed without anybody having confirmed it; the latest first."""
    passed = (c for c in changes if c.commences <= day and not at_least(c.certainty.date, Certainty.SECONDARY))
    return tuple(sorted(passed, key=lambda change: (change.commences, change.id), reverse=True))


def asked_today(library: Library, day: date) -> str:
    """What the banner asks on a day; empty when no unconfirmed date has passed."""
    passed = unconfirmed_since(library.changes.values(), day)
    if not passed:
        return ""
    first, *others = passed
    more = f" Der er {len(others)} mere, ingen har bekræftet." if others else ""
    return f"Den {spelled(first.commences)} er passeret. Er »{first.title}« trådt i kraft?{more}"


def _lifted(library: Library, question: LawQuestion) -> Library:
    changes = {**library.changes, **{name: _sure(library.changes[name], question) for name in question.changes}}
    facts = {**library.facts, **{name: _sure(library.facts[name], question) for name in question.facts}}
    shelves: dict[str, Any] = {
        shelf: {name: _risen(thing, facts, question) for name, thing in getattr(library, shelf).items()}
        for shelf in SHELVES
    }
    return replace(library, changes=changes, facts=facts, **shelves)


def _sure(thing: _Certain, question: LawQuestion) -> _Certain:
    lifted = {one.value: Certainty.LAW_TEXT for one in question.lifts}
    return replace(thing, certainty=replace(thing.certainty, **lifted))


def _risen(thing: _Thing, facts: Mapping[str, Fact], question: LawQuestion) -> _Thing:
    """The object with a date as sure as its facts', where that was asked about and is sure now."""
    if Lifts.DATE not in question.lifts or set(thing.facts).isdisjoint(question.facts):
        return thing
    known = weakest(*(facts[name].certainty.date for name in thing.facts))
    if at_least(thing.verified.date, Certainty.SECONDARY) or not at_least(known, Certainty.SECONDARY):
        return thing
    return replace(thing, verified=replace(thing.verified, date=known))


def _is_sure(thing: Anchored) -> bool:
    return all(at_least(known, Certainty.SECONDARY) for known in (thing.verified.content, thing.verified.date))


def _waits_for_a_reader(thing: Anchored, after: Library, question: LawQuestion) -> bool:
    asked = Lifts.CONTENT in question.lifts and not set(thing.facts).isdisjoint(question.facts)
    facts = [after.facts[name].certainty.content for name in thing.facts]
    return (
        asked
        and not at_least(thing.verified.content, Certainty.SECONDARY)
        and all(at_least(known, Certainty.SECONDARY) for known in facts)
    )


def _written(certainty: TwoCertainties) -> str:
    return f"{{content: {certainty.content}, date: {certainty.date}}}"
