"""Seniorpension on a day: whether the age fits, and what a number of years in full-time work means.

Whether the capacity for work is down to 15 hours a week in relation to the latest job is a judgement; no rule here
knows it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quiz_app.domain.danish_input import spelled_number
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.law import Certainty, Provision
from quiz_app.domain.rules.ages import folkepension_date, seniorpension_application, seniorpension_limit
from quiz_app.errors import RuleError

_MAIN_RULE, _LEAST = 25, 20
_LONGEST = 70


class AgeWindow(StrEnum):
    """Where a day lies: too early, early enough to apply, within the six years, or past the folkepension age."""

    EARLY = "early"
    MAY_APPLY = "may_apply"
    WITHIN = "within"
    PAST = "past"


class WorkTest(StrEnum):
    """What years in full-time work mean: the main rule is met, they must be weighed, or more must be asked first."""

    MET = "met"
    WEIGHED = "weighed"
    ASK_MORE = "ask_more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict with its sentence, in Danish, and what it rests on. It is guidance and never a decision."""

    verdict: AgeWindow | WorkTest
    step: str
    provisions: tuple[Provision, ...]
    certainty: Certainty


def age_window(born: date, day: date) -> Finding:
    """Pensionsloven § 26 a, stk. 1, and § 26 b; that the day of the limit counts is a reading of »højst 6 år«.

    :raises RuleError: born in 1971 or later, or the day to apply from is not settled.
    """
    values = {"birth_date": born}
    limit, pension = seniorpension_limit(values).value, folkepension_date(values).value
    assert isinstance(limit, date)
    assert isinstance(pension, date)
    if day >= pension:
        return _aged(AgeWindow.PAST, f"Folkepensionsalderen er nået den {spelled(pension)}, så der er ikke år til.")
    if day >= limit:
        return _aged(AgeWindow.WITHIN, f"Den {spelled(day)} er der højst 6 år til den {spelled(pension)}.")
    earliest = seniorpension_application(values).value
    assert isinstance(earliest, date)
    if day >= earliest:
        told = f"Der er mere end 6 år til, men der kan søges nu; grænsen nås den {spelled(limit)}."
        return _aged(AgeWindow.MAY_APPLY, told)
    return _aged(AgeWindow.EARLY, f"Der er mere end 6 år til. Der kan søges fra den {spelled(earliest)}.")


def work_test(years: float) -> Finding:
    """BEK 2237/2020 § 2, and § 5 for the self-employed; a change of 2021 to it has not been read.

    :raises RuleError: the number is no span of a working life.
    """
    if not 0 <= years <= _LONGEST:
        raise RuleError(f"Skriv et antal år fra 0 til {_LONGEST}.")
    said = f"{spelled_number(years)} år på fuld tid"
    if years >= _MAIN_RULE:
        return _worked(WorkTest.MET, 1, f"{said} er mindst {_MAIN_RULE} år, som er hovedreglen.")
    if years >= _LEAST:
        told = (
            f"{said} ligger mellem {_LEAST} og {_MAIN_RULE} år. Arbejdets art og omfang, timer ud over fuld tid og "
            "betydningen for helbredet vurderes konkret."
        )
        return _worked(WorkTest.WEIGHED, 2, told)
    told = (
        f"{said} er under {_LEAST} år. Spørg om deltid, der kan regnes om, om arbejde i udlandet og om egen "
        "virksomhed, før nogen siger nej."
    )
    return _worked(WorkTest.ASK_MORE, 3, told)


def _aged(verdict: AgeWindow, step: str) -> Finding:
    places = (
        Provision(act="pensionsloven", paragraf="1 a", stk=1),
        Provision(act="pensionsloven", paragraf="26 a", stk=1),
        Provision(act="pensionsloven", paragraf="26 b"),
    )
    return Finding(verdict=verdict, step=step, provisions=places, certainty=Certainty.INFERRED)


def _worked(verdict: WorkTest, stk: int, step: str) -> Finding:
    places = (
        Provision(act="pensionsloven", paragraf="26 a", stk=2),
        Provision(act="bek-2237-2020", paragraf="2", stk=stk),
        *((Provision(act="bek-2237-2020", paragraf="5"),) if verdict == WorkTest.ASK_MORE else ()),
    )
    told = f"{step} En ændring af bekendtgørelsen fra 2021 er ikke læst."
    return Finding(verdict=verdict, step=told, provisions=places, certainty=Certainty.LAW_TEXT)
