"""Tidlig pension: the years of work that each cohort needs, and the days that follow from the folkepension age."""

from collections.abc import Callable
from datetime import date

from quiz_app.domain.danish_time import spelled
from quiz_app.domain.law import Certainty, Provision
from quiz_app.domain.rules.ages import folkepension_date
from quiz_app.domain.rules.calendar import months_after
from quiz_app.domain.rules.rule import NonWorkingDays, Outcome, Rule, RuleName, Values
from quiz_app.errors import RuleError

_FIRST_COHORT = date(1955, 7, 1)
_COHORTS = ((date(1965, 1, 1), 42, 3), (date(1969, 1, 1), 43, 4), (date(1971, 1, 1), 44, 5))
"""``(born before, years of work for one year of tidlig pension, stk. of pensionsloven § 26 h)``; each further year of
pension takes one more year of work."""
_SEVEN_YEARS_BEFORE = {1963, 1964, 1967, 1968}
_SIX, _SEVEN, _MOST_YEARS, _A_KASSE_YEARS = 6, 7, 3, 2


def _known(born: date) -> date:
    """The day of birth, if § 26 h fixes what it takes.

    :raises RuleError: born outside the cohorts of § 26 h, stk. 3-5.
    """
    if born < _FIRST_COHORT:
        raise RuleError("Loven giver kun faste tal for den, der er født den 1. juli 1955 eller senere.")
    if born >= _COHORTS[-1][0]:
        raise RuleError("Kravet for den, der er født i 1971 eller senere, er ikke læst i loven.")
    return born


def _seniority(years: int) -> Callable[[Values], Outcome]:
    """Pensionsloven § 26 h, stk. 3-5: the years of work that so many years of tidlig pension take."""

    def compute(values: Values) -> Outcome:
        born = _known(values["birth_date"])
        first, stk = next((first, stk) for before, first, stk in _COHORTS if born < before)
        needed = first + years - 1
        step = (
            f"Født den {spelled(born)}: {years} års tidlig pension kræver {needed} års anciennitet "
            f"(pensionsloven § 26 h, stk. {stk}, nr. {years})."
        )
        return Outcome(value=float(needed), steps=(step,), certainty=Certainty.LAW_TEXT)

    return compute


def _before_folkepension(values: Values, years: int) -> tuple[date, Outcome]:
    _known(values["birth_date"])
    pension = folkepension_date(values)
    assert isinstance(pension.value, date)
    return months_after(pension.value, -12 * years), pension


def _years_before(born: date) -> int:
    return _SEVEN if born.year in _SEVEN_YEARS_BEFORE else _SIX


def _seniority_counted(values: Values) -> Outcome:
    """Pensionsloven § 26 h, stk. 1-2: the day on which the years of work are counted up."""
    years = _years_before(values["birth_date"])
    day, pension = _before_folkepension(values, years)
    stk = 2 if years == _SEVEN else 1
    step = f"Ancienniteten gøres op {years} år før, altså den {spelled(day)} (pensionsloven § 26 h, stk. {stk})."
    return Outcome(value=day, steps=(*pension.steps, step), certainty=pension.certainty)


def _application(values: Values) -> Outcome:
    """Pensionsloven § 26 r, stk. 1; that the day itself counts is a reading of »6 år eller mindre«."""
    years = _years_before(values["birth_date"])
    day, pension = _before_folkepension(values, years)
    step = (
        f"Der kan søges, når der er {years} år eller mindre til, altså fra den {spelled(day)} (pensionsloven § 26 r, "
        "stk. 1). At dagen selv regnes med, er udledt."
    )
    return Outcome(value=day, steps=(*pension.steps, step), certainty=Certainty.INFERRED)


def _earliest(values: Values) -> Outcome:
    """Pensionsloven § 26 g, for whoever has the years of work for all three; the first payment is another matter."""
    day, pension = _before_folkepension(values, _MOST_YEARS)
    step = (
        f"Med den højeste anciennitet er der ret, når der er {_MOST_YEARS} år eller mindre til, altså fra den "
        f"{spelled(day)} (pensionsloven § 26 g). At dagen selv regnes med, er udledt."
    )
    return Outcome(value=day, steps=(*pension.steps, step), certainty=Certainty.INFERRED)


def _a_kasse(values: Values) -> Outcome:
    """Pensionsloven § 26 s, stk. 4: the last day for joining an a-kasse, for whoever keeps the attachment that way."""
    day, pension = _before_folkepension(values, _A_KASSE_YEARS)
    where = "pensionsloven § 26 s, stk. 4"
    step = f"Indmeldelsen skal ske senest {_A_KASSE_YEARS} år før, altså den {spelled(day)} ({where})."
    return Outcome(value=day, steps=(*pension.steps, step), certainty=pension.certainty)


def _pensionsloven(paragraf: str, stk: int | None = None) -> Provision:
    return Provision(act="pensionsloven", paragraf=paragraf, stk=stk)


def _rule(
    name: RuleName,
    title: str,
    compute: Callable[[Values], Outcome],
    *,
    provisions: tuple[Provision, ...],
    unit: str = "",
) -> Rule:
    return Rule(
        name=name,
        title=title,
        unit=unit,
        parameters=("birth_date",),
        provisions=provisions,
        non_working_days=NonWorkingDays.NEUTRAL,
        compute=compute,
    )


_AGE, _SENIORITY = _pensionsloven("1 a", 1), (_pensionsloven("26 h"),)
EARLY_PENSION = (
    _rule(
        RuleName.TIDLIG_PENSION_ONE_YEAR,
        "Anciennitet for 1 års tidlig pension",
        _seniority(1),
        provisions=_SENIORITY,
        unit="år",
    ),
    _rule(
        RuleName.TIDLIG_PENSION_TWO_YEARS,
        "Anciennitet for 2 års tidlig pension",
        _seniority(2),
        provisions=_SENIORITY,
        unit="år",
    ),
    _rule(
        RuleName.TIDLIG_PENSION_THREE_YEARS,
        "Anciennitet for 3 års tidlig pension",
        _seniority(3),
        provisions=_SENIORITY,
        unit="år",
    ),
    _rule(
        RuleName.TIDLIG_PENSION_COUNTED,
        "Dagen, hvor ancienniteten til tidlig pension gøres op",
        _seniority_counted,
        provisions=(_AGE, *_SENIORITY),
    ),
    _rule(
        RuleName.TIDLIG_PENSION_APPLICATION,
        "Tidligste ansøgning om tidlig pension",
        _application,
        provisions=(_AGE, _pensionsloven("26 r", 1)),
    ),
    _rule(
        RuleName.TIDLIG_PENSION_EARLIEST,
        "Tidligste dag med tidlig pension ved højeste anciennitet",
        _earliest,
        provisions=(_AGE, _pensionsloven("26 g")),
    ),
    _rule(
        RuleName.TIDLIG_PENSION_A_KASSE,
        "Sidste dag for at melde sig ind i en a-kasse før tidlig pension",
        _a_kasse,
        provisions=(_AGE, _pensionsloven("26 s", 4)),
    ),
)
