"""Registering a change by a form: what is typed, a provision or rule a line, becomes a change or sentences about it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from quiz_app.domain.citation import CitationError, Citations
from quiz_app.domain.law import (
    Affected,
    Applies,
    Certainty,
    Change,
    ChangeKind,
    Effect,
    Provision,
    Track,
    Transition,
    TwoCertainties,
)

EFFECT_WORDS = {
    Effect.NEW: "ny",
    Effect.AMENDED: "ændres",
    Effect.REPLACED: "erstattes",
    Effect.REPEALED: "ophæves",
    Effect.RENUMBERED: "får nyt nummer",
}
CHANGE_KIND_WORDS = {
    ChangeKind.SUBSTANTIVE: "indholdet ændres",
    ChangeKind.CONSEQUENTIAL: "følgeændring",
    ChangeKind.RENUMBERED: "kun nummeret",
}
RULES = {"gamle": "old", "nye": "new", "ukendt": "unknown"}
_LONGEST_SLUG = 50
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})
_T = TypeVar("_T")
_Line = Callable[[list[str]], _T]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeForm:
    """What somebody has typed. ``affects``, ``transition`` and ``facts`` are as they stand in their fields."""

    title: str
    source: str
    commences: date | None
    content: Certainty
    dated: Certainty
    summary: str
    affects: str
    transition: str = ""
    facts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """What is wrong in a field of the form, in Danish; ``line`` counts from 1, and is 0 for the field as a whole."""

    field: str
    sentence: str
    line: int = 0


def change_of(form: ChangeForm, citations: Citations) -> tuple[Change | None, tuple[FieldProblem, ...]]:
    """The change that the form describes, or every problem of every line."""
    problems = list(_missing(form))
    affects = tuple(_lines("affects", form.affects, lambda parts: _affected(parts, citations), problems))
    transition = tuple(_lines("transition", form.transition, _transition, problems))
    if problems or form.commences is None:
        return None, tuple(problems)
    change = Change(
        id=f"{form.commences}-{_slug(form.title)}",
        title=form.title.strip(),
        source=form.source.strip(),
        commences=form.commences,
        certainty=TwoCertainties(content=form.content, date=form.dated),
        summary=" ".join(form.summary.split()),
        affects=affects,
        facts=tuple(re.split(r"[\s,;]+", form.facts.strip())) if form.facts.strip() else (),
        transition=transition,
    )
    return change, ()


def _missing(form: ChangeForm) -> Iterator[FieldProblem]:
    if not _slug(form.title):
        yield FieldProblem(field="title", sentence="Skriv, hvad ændringen går ud på.")
    if not form.source.strip():
        yield FieldProblem(field="source", sentence="Skriv, hvor ændringen står, for eksempel lov nr. 1750/2025 § 21.")
    if form.commences is None:
        yield FieldProblem(field="commences", sentence="Skriv, hvornår ændringen træder i kraft, som dd.mm.åååå.")
    if not form.summary.strip():
        yield FieldProblem(field="summary", sentence="Skriv kort, hvad der ændres, og hvad der ikke er læst.")
    if not form.affects.strip():
        yield FieldProblem(field="affects", sentence="Skriv mindst én bestemmelse.")


def _lines(field: str, text: str, read: _Line[_T], problems: list[FieldProblem]) -> Iterator[_T]:
    """What each line says; a line that cannot be read becomes a problem."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield read([part.strip() for part in line.split(";")])
            except ValueError as error:
                problems.append(FieldProblem(field=field, line=number, sentence=str(error)))


def _affected(parts: list[str], citations: Citations) -> Affected:
    """``LAB § 116, stk. 2; ændres; indholdet ændres; 2026-07-01``; the day is left out where it is the change's own."""
    if len(parts) not in {3, 4}:
        raise ValueError("Skriv bestemmelse; hvad der sker; hvor meget. Brug semikolon imellem.")
    effect = _word(parts[1], EFFECT_WORDS)
    if effect == Effect.RENUMBERED:
        raise ValueError("Nye numre registreres ved at sammenligne to udgaver af loven, ikke her.")
    return Affected(
        provision=_cited(parts[0], citations),
        effect=effect,
        kind=_word(parts[2], CHANGE_KIND_WORDS),
        commences=_day(parts[3]) if len(parts) == 4 else None,  # noqa: PLR2004 - the fourth part is the day
    )


def _cited(text: str, citations: Citations) -> tuple[Provision, ...]:
    try:
        return citations.parse(text)
    except CitationError as error:
        raise ValueError(str(error)) from error


def _transition(parts: list[str]) -> Transition:
    """``ressourceforloeb; senest 2026-01-31; gamle; Forløbet fortsætter.``; an empty part does not limit."""
    if len(parts) != 4:  # noqa: PLR2004 - track, days, rule, text
        raise ValueError("Skriv spor; senest, fra eller i gang og en dato; gamle, nye eller ukendt; reglen i ord.")
    track, when, rule, text = parts
    if rule not in RULES:
        raise ValueError(f"»{rule}« kendes ikke; skriv {', '.join(RULES)}.")
    if not text:
        raise ValueError("Skriv reglen i ord til sidst.")
    if track and track not in set(Track):
        raise ValueError(f"Sporet »{track}« kendes ikke; skriv {', '.join(Track)}, eller lad det stå tomt.")
    limits = {} if not when else _limit(when)
    return Transition(applies=Applies(track=Track(track) if track else None, **limits), rule=RULES[rule], text=text)


def _limit(when: str) -> dict[str, date]:
    word, _, day = when.rpartition(" ")
    field = {"senest": "granted_until", "fra": "granted_from", "i gang": "pending_on"}.get(word)
    if field is None:
        raise ValueError(f"»{when}« kan ikke læses; skriv senest, fra eller i gang og en dato (2026-01-31).")
    return {field: _day(day)}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"»{text}« er ikke en dato; skriv år-måned-dag, fx 2026-07-01.") from error


def _word(text: str, words: Mapping[_T, str]) -> _T:
    found = next((value for value, word in words.items() if word == text.lower()), None)
    if found is None:
        raise ValueError(f"»{text}« kendes ikke; skriv {', '.join(words.values())}.")
    return found


def _slug(title: str) -> str:
    """The title as the end of an id: letters a-z, digits and hyphens, cut between words."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().translate(_LETTERS)).strip("-")
    return plain if len(plain) <= _LONGEST_SLUG else plain[:_LONGEST_SLUG].rsplit("-", 1)[0]
