"""Twin cases: a second version of a constructed case by swapped words, and the consents that it needs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from quiz_app.domain.case import Case


class ConsentParty(StrEnum):
    """Who must have agreed before versions may be sent to colleagues who do not know which one they get."""

    MED = "med"
    DPO = "dpo"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinConsent:
    """A consent as it was recorded; who gave it and where it stands are words in ``texts``."""

    consent_id: str
    party: ConsentParty
    given_on: date
    text_id: str
    recorder_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawal:
    """A consent taken back; for good."""

    consent_id: str
    recorder_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """A consent, and its withdrawal if there is one."""

    consent: TwinConsent
    withdrawal: ConsentWithdrawal | None = None


def is_consented(records: Iterable[ConsentRecord]) -> bool:
    """True while each party has a consent that is not taken back."""
    return {r.consent.party for r in records if r.withdrawal is None} == set(ConsentParty)


def swapped(case: Case, words: Mapping[str, str]) -> Case:
    """The case with whole words swapped in title, story and documents; nothing else changes.

    A word that begins a sentence keeps its capital, and a name its genitive *-s*. All swaps happen at once, so that
    two words may change places.
    """
    known = {**words, **{_capital(old): _capital(new) for old, new in words.items()}}
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(s?)(?!\w)")

    def swap(text: str) -> str:
        return pattern.sub(lambda m: known[m[1]] + m[2], text)

    documents = (replace(d, title=swap(d.title), sender=swap(d.sender), body=swap(d.body)) for d in case.documents)
    return replace(case, title=swap(case.title), story=swap(case.story), documents=tuple(documents))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
