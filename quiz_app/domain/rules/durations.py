"""How long something has lasted: the day on which so many months or years of it have gone by.

Each counts an unbroken stretch; months that the law leaves out (barsel, sorgorlov) are not known here.
"""

from datetime import date

from quiz_app.domain.law import Provision
from quiz_app.domain.rules.counted import counted, months
from quiz_app.domain.rules.rule import NonWorkingDays, Outcome, Rule, RuleName, Values
from quiz_app.errors import RuleError

_READ_FROM, _CLOSED_FROM = date(2023, 1, 1), date(2026, 2, 1)
_three_years = counted("begun", "3 år efter", months(36), "LAB § 114, stk. 1")


def _ressourceforloeb_end(values: Values) -> Outcome:
    """LAB § 114, stk. 1; the three years stand in LBK 701/2022, and none were granted after 31 January 2026."""
    if not _READ_FROM <= values["begun"] < _CLOSED_FROM:
        raise RuleError("Reglen er læst for forløb begyndt fra 2023 til og med den 31. januar 2026.")
    return _three_years(values)


def _lab(paragraf: str, stk: int | None = None) -> Provision:
    return Provision(act="lab", paragraf=paragraf, stk=stk)


_LEDIGHEDSYDELSE = Provision(act="aktivloven", paragraf="74 c", stk=1)
DURATIONS = (
    Rule(
        name=RuleName.JOBAFKLARING_END,
        title="Hvornår et jobafklaringsforløb har varet 2 år",
        parameters=("begun",),
        provisions=(_lab("110", 1),),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=counted("begun", "2 år efter", months(24), "LAB § 110, stk. 1"),
    ),
    Rule(
        name=RuleName.FLEKSJOB_FOLLOW_UP,
        title="Hvornår der følges op på et fleksjob",
        parameters=("begun",),
        provisions=(_lab("121", 1),),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=counted("begun", "2½ år efter", months(30), "LAB § 121, stk. 1"),
    ),
    Rule(
        name=RuleName.FLEKSJOB_STATUS,
        title="Hvornår der laves status på et fleksjob på 5 år",
        parameters=("begun",),
        provisions=(_lab("121", 3),),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=counted("begun", "4½ år efter", months(54), "LAB § 121, stk. 3"),
    ),
    Rule(
        name=RuleName.FLEKSJOB_END,
        title="Hvornår de 5 år med et fleksjob er gået",
        parameters=("begun",),
        provisions=(_lab("120", 1),),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=counted("begun", "5 år efter", months(60), "LAB § 120, stk. 1"),
    ),
    Rule(
        name=RuleName.SOCIAL_CLAUSE_YEAR,
        title="Hvornår der er gået 12 måneder efter de sociale kapitler",
        parameters=("begun",),
        provisions=(_lab("119", 1),),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=counted("begun", "12 måneder efter", months(12), "LAB § 119, stk. 1"),
    ),
    Rule(
        name=RuleName.LEDIGHEDSYDELSE_REVIEW,
        title="Hvornår retten til fleksjob vurderes igen",
        parameters=("begun",),
        provisions=(_LEDIGHEDSYDELSE,),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=counted("begun", "12 måneder efter", months(12), "aktivloven § 74 c, stk. 1"),
    ),
    Rule(
        name=RuleName.LEDIGHEDSYDELSE_REVIEW_END,
        title="Hvornår vurderingen af retten til fleksjob er færdig",
        parameters=("begun",),
        provisions=(_LEDIGHEDSYDELSE,),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=counted("begun", "18 måneder efter", months(18), "aktivloven § 74 c, stk. 1"),
    ),
    Rule(
        name=RuleName.RESSOURCEFORLOEB_END,
        title="Hvornår et ressourceforløb har varet 3 år",
        parameters=("begun",),
        provisions=(_lab("114", 1),),
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=_ressourceforloeb_end,
    ),
)
