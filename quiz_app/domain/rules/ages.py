"""Folkepension age by date of birth, and the earliest days of seniorpension that follow from it."""

from datetime import date

from quiz_app.domain.danish_input import spelled_number
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.law import Certainty, Provision
from quiz_app.domain.rules.calendar import months_after
from quiz_app.domain.rules.rule import NonWorkingDays, Outcome, Rule, RuleName, Values
from quiz_app.errors import RuleError

_SURE, _INFERRED = Certainty.LAW_TEXT, Certainty.INFERRED
_COHORTS = (
    (date(1954, 1, 1), 65.0, 1, _SURE),
    (date(1954, 7, 1), 65.5, 2, _SURE),
    (date(1955, 1, 1), 66.0, 3, _SURE),
    (date(1955, 7, 1), 66.5, 4, _SURE),
    (date(1963, 1, 1), 67.0, 5, _SURE),
    (date(1967, 1, 1), 68.0, 6, _SURE),
    (date(1971, 1, 1), 69.0, 7, _INFERRED),
)
"""``(born before, age, nr. of pensionsloven § 1 a, stk. 1, certainty)``. That nr. 7 ends with 1970 is inferred from the
change of 2025 (lov 703/2025), whose own text has not been read."""
_AGE = Provision(act="pensionsloven", paragraf="1 a", stk=1)
_LIMIT = Provision(act="pensionsloven", paragraf="26 a", stk=1)
_APPLY = Provision(act="pensionsloven", paragraf="26 b")
_YEARS_BEFORE, _MONTHS_BEFORE = 6, 6
_UNIT_OPENED = date(2021, 1, 1)


def _folkepension_age(values: Values) -> Outcome:
    """Pensionsloven § 1 a, stk. 1."""
    born = values["birth_date"]
    for before, age, number, certainty in _COHORTS:
        if born < before:
            where = f"pensionsloven § 1 a, stk. 1, nr. {number}"
            step = f"Født den {spelled(born)}: folkepensionsalderen er {spelled_number(age)} år ({where})."
            more = ("At aldersgruppen slutter med årgang 1970, er udledt.",) if certainty == _INFERRED else ()
            return Outcome(value=age, steps=(step, *more), certainty=certainty)
    raise RuleError("Folkepensionsalderen for den, der er født i 1971 eller senere, er ikke læst i loven.")


def folkepension_date(values: Values) -> Outcome:
    """The day on which that age is reached; the time of the first payment is another matter.

    :raises RuleError: born in 1971 or later; that age was not read in the law.
    """
    age = _folkepension_age(values)
    assert isinstance(age.value, float)
    reached = months_after(values["birth_date"], round(age.value * 12))
    step = f"Den alder nås den {spelled(reached)}."
    return Outcome(value=reached, steps=(*age.steps, step), certainty=age.certainty)


def seniorpension_limit(values: Values) -> Outcome:
    """Pensionsloven § 26 a, stk. 1; that the day itself counts is a reading of »højst 6 år«."""
    pension = folkepension_date(values)
    assert isinstance(pension.value, date)
    limit = months_after(pension.value, -12 * _YEARS_BEFORE)
    step = (
        f"Der er højst {_YEARS_BEFORE} år til fra den {spelled(limit)} (pensionsloven § 26 a, stk. 1). At dagen selv "
        "regnes med, er udledt."
    )
    return Outcome(value=limit, steps=(*pension.steps, step), certainty=_INFERRED)


def seniorpension_application(values: Values) -> Outcome:
    """Pensionsloven § 26 b; the exception in § 62, stk. 3, is left out."""
    limit = seniorpension_limit(values)
    assert isinstance(limit.value, date)
    earliest = months_after(limit.value, -_MONTHS_BEFORE)
    if earliest < _UNIT_OPENED:
        raise RuleError("Reglen er læst for ansøgninger fra 2021. Hvad der gjaldt før, er ikke læst.")
    step = (
        f"Ansøgningen kan tidligst indgives {_MONTHS_BEFORE} måneder før, altså den {spelled(earliest)} "
        "(pensionsloven § 26 b). Undtagelsen i § 62, stk. 3, er ikke regnet med."
    )
    return Outcome(value=earliest, steps=(*limit.steps, step), certainty=_INFERRED)


_BORN, _NEUTRAL = ("birth_date",), NonWorkingDays.NEUTRAL
AGES = (
    Rule(
        name=RuleName.FOLKEPENSION_AGE,
        title="Folkepensionsalder",
        unit="år",
        parameters=_BORN,
        provisions=(_AGE,),
        non_working_days=_NEUTRAL,
        compute=_folkepension_age,
    ),
    Rule(
        name=RuleName.FOLKEPENSION_DATE,
        title="Dagen, hvor folkepensionsalderen nås",
        parameters=_BORN,
        provisions=(_AGE,),
        non_working_days=_NEUTRAL,
        compute=folkepension_date,
    ),
    Rule(
        name=RuleName.SENIORPENSION_LIMIT,
        title="Seksårsgrænsen for seniorpension",
        parameters=_BORN,
        provisions=(_AGE, _LIMIT),
        non_working_days=_NEUTRAL,
        compute=seniorpension_limit,
    ),
    Rule(
        name=RuleName.SENIORPENSION_APPLICATION,
        title="Tidligste ansøgning om seniorpension",
        parameters=_BORN,
        provisions=(_AGE, _LIMIT, _APPLY),
        non_working_days=_NEUTRAL,
        compute=seniorpension_application,
    ),
)
