"""Facitrettelse: the key of an item as it was asked is corrected, or the item is void, once a second person has signed.

A correction is about one version of an item: content that is put right in its file has another digest, so that nothing
is corrected twice. What withdraws a correction is a correction too, proposed and signed in the same way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from quiz_app.domain.attempt import AttemptItem
from quiz_app.domain.case import Case
from quiz_app.domain.people import Grant, Role
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    DocumentsQuestion,
    MatchQuestion,
    Option,
    OrderQuestion,
)
from quiz_app.domain.response import (
    ChoiceResponse,
    DocumentsResponse,
    MatchResponse,
    OrderResponse,
    Response,
    check_response,
    response_from_json,
    right_id,
)
from quiz_app.errors import InvalidInput

Version = tuple[str, str]
"""An item as it was asked: the digests of the question and of its case file, the latter empty without one."""

NOTICE_DAYS = 60
"""For so long those who were asked the item are told about it."""


class CorrectionReason(StrEnum):
    """Why a key is wrong; a closed list beside a sentence of one's own."""

    LAW = "law"
    SEVERAL = "several"
    UNCLEAR = "unclear"
    SLIP = "slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCorrection:
    """What a key person of ``unit_id`` proposes for one version of an item; the words lie apart, in ``texts``.

    ``key`` is the response that is right (as :func:`quiz_app.domain.response.response_to_json` writes it), and ``None``
    for a void item, for which everybody gets full marks. ``withdraws`` names the correction that it takes back.
    """

    correction_id: str
    question: str
    digest: str
    case_digest: str
    key: Mapping[str, Any] | None
    reason: CorrectionReason
    text_id: str
    proposer_id: str
    unit_id: str
    at: datetime
    withdraws: str = ""

    @property
    def version(self) -> Version:
        """Which version of the item it is about."""
        return self.digest, self.case_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionReply:
    """What the second person said: with ``signed`` the correction is in force from ``at`` on, otherwise it is over."""

    correction_id: str
    signer_id: str
    signed: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedCorrection:
    """A correction and the reply to it, if there is one."""

    correction: KeyCorrection
    reply: CorrectionReply | None

    @property
    def signed_at(self) -> datetime | None:
        """From when on it is in force, unless withdrawn."""
        return self.reply.at if self.reply and self.reply.signed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrading:
    """What a handed-in attempt is worth from ``at`` on, by the corrections in force then."""

    regrading_id: str
    attempt_id: str
    correction_id: str
    points: float
    passed: bool | None
    at: datetime


def version_of(item: AttemptItem) -> Version:
    """The version of an attempt's item."""
    return item.digest, item.case_digest


def in_force(proposed: Iterable[ProposedCorrection]) -> Mapping[Version, KeyCorrection]:
    """The correction that counts for each version: the last signed of those that no signed one withdraws."""
    signed = [(p.reply.at, p.correction) for p in proposed if p.reply and p.reply.signed]
    withdrawn = {c.withdraws for _, c in signed}
    ordered = sorted(signed, key=lambda pair: (pair[0], pair[1].correction_id))
    return {c.version: c for _, c in ordered if not c.withdraws and c.correction_id not in withdrawn}


def withdrawn_at(proposed: Iterable[ProposedCorrection], correction_id: str) -> datetime | None:
    """When a correction was withdrawn; ``None`` while it stands."""
    return next((p.signed_at for p in proposed if p.correction.withdraws == correction_id and p.signed_at), None)


def may_sign(correction: KeyCorrection, person_id: str, grants: Iterable[Grant]) -> bool:
    """True for another person than the proposer: a jurist, or a key person of another unit."""
    if person_id == correction.proposer_id:
        return False
    return any(g.role == Role.JURIST or (g.role == Role.KEY_PERSON and g.unit_id != correction.unit_id) for g in grants)


def has_key(question: AnyQuestion) -> bool:
    """True for a type whose key is written in its file; the others follow from a rule, and can only be void."""
    return isinstance(question, ChoiceQuestion | OrderQuestion | MatchQuestion | DocumentsQuestion)


def check_key(question: AnyQuestion, case: Case | None, key: Response, old: Response) -> None:
    """Refuse what cannot be the item's new key.

    :raises InvalidInput: it does not answer the item, nothing is right, or it is the old key.
    """
    if not has_key(question):
        raise InvalidInput("key", "Facit følger af en regel. Opgaven kan udgå, men facit kan ikke rettes her.")
    check_response(question, key, case)
    if key_words(key) == key_words(old):
        raise InvalidInput("key", "Det er det facit, opgaven har nu. Vælg det rigtige svar.")


def key_words(key: Response) -> tuple[object, ...]:
    """A key in a form in which equal keys are equal, in whatever order they were ticked."""
    match key:
        case ChoiceResponse():
            return (*sorted({*key.chosen}),)
        case DocumentsResponse():
            return (*sorted(key.judgements.items()), *sorted(key.missing))
        case OrderResponse():
            return (*sorted(key.places.items()),)
        case MatchResponse():
            return (*sorted(key.pairs.items()),)
    return (key,)


def corrected(question: AnyQuestion, case: Case | None, key: Mapping[str, Any]) -> tuple[AnyQuestion, Case | None]:
    """The item with another key. Reasons stay as they were written: pages say that they are older than the key."""
    match question, response_from_json(question, key):
        case ChoiceQuestion(), ChoiceResponse() as right:
            return replace(question, options=_ticked(question.options, right.chosen)), case
        case OrderQuestion(), OrderResponse(places=places):
            return replace(question, steps=tuple(sorted(question.steps, key=lambda s: places[s.id]))), case
        case MatchQuestion(), MatchResponse() as right:
            sides = {right_id(t): t for t in (*(p.right for p in question.pairs), *question.extra)}
            pairs = tuple(replace(p, right=sides[right.pairs[p.id]]) for p in question.pairs)
            unused = tuple(t for t in dict.fromkeys(sides.values()) if t not in {p.right for p in pairs})
            return replace(question, pairs=pairs, extra=unused), case
        case DocumentsQuestion(), DocumentsResponse() as right if case:
            documents = tuple(replace(d, relevance=right.judgements[d.document]) for d in case.facit.documents)
            facit = replace(case.facit, documents=documents)
            return replace(question, missing=_ticked(question.missing, right.missing)), replace(case, facit=facit)
    raise AssertionError(f"{question.type} has no key of its own")


def file_lines(question: AnyQuestion, case: Case | None, key: Mapping[str, Any] | None) -> str:
    """The lines of the content files that the next release changes, as YAML with the files as comments."""
    path = f"# case_library/spoergsmaal/{question.topic}/{question.id}.yml"
    if key is None:
        return f"{path}\n# Ret opgaven, eller tag den ud af prøver og øvelser, til den er rettet:\nuse: [repetition]"
    new, new_case = corrected(question, case, key)
    match new:
        case ChoiceQuestion():
            return "\n".join((path, "options:", *_option_lines(new.options)))
        case OrderQuestion():
            return "\n".join((path, "steps:", *(f"  - id: {s.id}" for s in new.steps)))
        case MatchQuestion():
            pairs = (line for p in new.pairs for line in (f"  - id: {p.id}", f'    right: "{p.right}"'))
            return "\n".join((path, "pairs:", *pairs))
        case DocumentsQuestion() if new_case:
            facit = (
                line
                for d in new_case.facit.documents
                for line in (f"  - document: {d.document}", f"    relevance: {d.relevance}")
            )
            lines = (f"# case_library/sager/{new_case.id}/facit.yml", "documents:", *facit)
            return "\n".join((path, "missing:", *_option_lines(new.missing), *lines))
    raise AssertionError(f"{question.type} has no key of its own")


def is_told(signed_at: date, day: date, *, until: date) -> bool:
    """True while those who were asked the item are told; ``until`` is the last day, pauses counted."""
    return signed_at <= day <= until


def _ticked(options: tuple[Option, ...], right: Iterable[str]) -> tuple[Option, ...]:
    ids = set(right)
    return tuple(replace(o, correct=o.id in ids) for o in options)


def _option_lines(options: tuple[Option, ...]) -> Iterable[str]:
    for option in options:
        yield f"  - id: {option.id}"
        if option.correct:
            yield "    correct: true"
