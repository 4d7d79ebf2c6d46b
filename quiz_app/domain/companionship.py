"""Who may be companion for which supervised case: one key person, and somebody of another unit, among them.

The two may be the same companion. Any holder may be companion for the other case. A licence with a single supervised
case asks neither. Attested cases (merit) are a key person's, of any unit.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from quiz_app.domain.danish_time import add_months
from quiz_app.domain.licence_kind import LicenceKind, PracticeKind
from quiz_app.domain.pause import Pause, postponed
from quiz_app.domain.practice import SupervisedCase

RECENT_MONTHS = 12
KEY_PERSON_ATTESTS = "En nøgleperson skal attestere sagen. Vælg en nøgleperson."
ONE_KEY_PERSON = "Mindst én af de ledsagede sager skal følges af en nøgleperson. Vælg en nøgleperson til denne."
ONE_OTHER_UNIT = "Mindst én af de ledsagede sager skal følges af en kollega fra en anden enhed end din. Vælg en derfra."
NOT_RECENT = "Sagen skal være afsluttet inden for de seneste 12 måneder og ikke senere end i dag."


def misfit(
    kind: LicenceKind, step: str, others: Iterable[SupervisedCase], *, key_person: bool, other_unit: bool
) -> str:
    """Why a companion does not fit a step, a Danish sentence; empty when they do.

    ``others`` are the person's cases that are approved or wait. A companion fits as long as what is still missing can
    be had from the supervised cases that are left.
    """
    supervised = [p.id for p in kind.practice if p.kind == PracticeKind.SUPERVISED_CASE]
    if step not in supervised or len(supervised) == 1:
        return ""
    taken = {c.step: c for c in others if c.step in supervised and c.step != step}
    if len(taken) + 1 < len(supervised):
        return ""
    if not (key_person or any(c.key_person for c in taken.values())):
        return ONE_KEY_PERSON
    if not (other_unit or any(c.other_unit for c in taken.values())):
        return ONE_OTHER_UNIT
    return ""


def is_recent(closed_on: date, day: date, pauses: Iterable[Pause] = ()) -> bool:
    """True for a case that was closed within the last twelve months, pauses not counted."""
    return closed_on <= day <= postponed(add_months(closed_on, RECENT_MONTHS), pauses, since=closed_on)


def attestable(kind: LicenceKind) -> Sequence[str]:
    """The steps that merit lets one have attested: the supervised cases."""
    return [p.id for p in kind.practice if p.kind == PracticeKind.SUPERVISED_CASE]
