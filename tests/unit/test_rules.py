"""Named rules: what they compute, the days at their edges, what they say, and what they refuse."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.law import Certainty
from quiz_app.domain.rules import RULES, NonWorkingDays, Outcome, RuleName, compute
from quiz_app.domain.rules.calendar import day_off, months_after, perhaps_off, working_days_after
from quiz_app.errors import RuleError


def outcome(name: RuleName, **values: date) -> Outcome:
    return compute(name, values)


def pension(born: date) -> Outcome:
    return outcome(RuleName.FOLKEPENSION_AGE, birth_date=born)


COHORTS = [
    (date(1953, 12, 31), 65, 1),
    (date(1954, 1, 1), 65.5, 2),
    (date(1954, 6, 30), 65.5, 2),
    (date(1954, 7, 1), 66, 3),
    (date(1954, 12, 31), 66, 3),
    (date(1955, 1, 1), 66.5, 4),
    (date(1955, 6, 30), 66.5, 4),
    (date(1955, 7, 1), 67, 5),
    (date(1962, 12, 31), 67, 5),
    (date(1963, 1, 1), 68, 6),
    (date(1966, 12, 31), 68, 6),
    (date(1967, 1, 1), 69, 7),
    (date(1970, 12, 31), 69, 7),
]


@pytest.mark.parametrize(("born", "age", "number"), COHORTS)
def test_the_folkepension_age_follows_the_day_of_birth(born: date, age: float, number: int) -> None:
    found = pension(born)
    assert found.value == age
    assert f"pensionsloven § 1 a, stk. 1, nr. {number}" in found.steps[0]
    assert found.certainty == (Certainty.INFERRED if number == 7 else Certainty.LAW_TEXT)


@pytest.mark.parametrize("born", [date(1971, 1, 1), date(1999, 5, 5)])
@pytest.mark.parametrize("name", [n for n in RuleName if RULES[n].parameters == ("birth_date",)])
def test_an_age_that_was_not_read_in_the_law_is_refused(born: date, name: RuleName) -> None:
    with pytest.raises(RuleError, match="ikke læst i loven"):
        outcome(name, birth_date=born)


SENIOR = [
    (date(1962, 12, 31), date(2023, 12, 31), date(2023, 6, 30)),
    (date(1963, 1, 1), date(2025, 1, 1), date(2024, 7, 1)),
    (date(1964, 11, 22), date(2026, 11, 22), date(2026, 5, 22)),
    (date(1965, 5, 22), date(2027, 5, 22), date(2026, 11, 22)),
    (date(1966, 12, 30), date(2028, 12, 30), date(2028, 6, 30)),
    (date(1967, 1, 1), date(2030, 1, 1), date(2029, 7, 1)),
]


@pytest.mark.parametrize(("born", "limit", "earliest"), SENIOR)
def test_seniorpension_counts_back_from_the_folkepension_age(born: date, limit: date, earliest: date) -> None:
    assert outcome(RuleName.SENIORPENSION_LIMIT, birth_date=born).value == limit
    if born.day != 31:
        assert outcome(RuleName.SENIORPENSION_APPLICATION, birth_date=born).value == earliest


def test_six_months_before_a_day_that_the_month_does_not_have_is_not_settled() -> None:
    with pytest.raises(RuleError, match="ikke afklaret"):
        outcome(RuleName.SENIORPENSION_APPLICATION, birth_date=date(1962, 12, 31))


def test_seniorpension_is_inferred_for_it_reads_the_day_itself_into_hoejst_six_years() -> None:
    found = outcome(RuleName.SENIORPENSION_LIMIT, birth_date=date(1963, 1, 1))
    assert found.certainty == Certainty.INFERRED
    assert "udledt" in found.steps[-1]


def test_who_has_reached_the_folkepension_age_is_past_seniorpension() -> None:
    today = date(2026, 11, 22)
    assert outcome(RuleName.FOLKEPENSION_DATE, birth_date=date(1959, 11, 21)).value == today - timedelta(days=1)


def test_seniorpension_before_2021_is_refused() -> None:
    with pytest.raises(RuleError, match="fra 2021"):
        outcome(RuleName.SENIORPENSION_APPLICATION, birth_date=date(1956, 3, 1))
    assert outcome(RuleName.SENIORPENSION_APPLICATION, birth_date=date(1960, 7, 1)).value == date(2021, 1, 1)


def test_half_a_year_and_a_leap_day_are_counted_or_refused() -> None:
    assert outcome(RuleName.FOLKEPENSION_DATE, birth_date=date(1954, 3, 15)).value == date(2019, 9, 15)
    with pytest.raises(RuleError, match="ikke afklaret"):
        outcome(RuleName.FOLKEPENSION_DATE, birth_date=date(1960, 2, 29))


EARLY = [
    (date(1955, 7, 1), 42, 3),
    (date(1962, 12, 31), 42, 3),
    (date(1963, 1, 1), 42, 3),
    (date(1964, 12, 31), 42, 3),
    (date(1965, 1, 1), 43, 4),
    (date(1966, 12, 31), 43, 4),
    (date(1967, 1, 1), 43, 4),
    (date(1968, 12, 31), 43, 4),
    (date(1969, 1, 1), 44, 5),
    (date(1970, 12, 31), 44, 5),
]
COUNTED_UP = [
    (date(1955, 7, 1), 61, 6),
    (date(1962, 12, 31), 61, 6),
    (date(1963, 1, 1), 61, 7),
    (date(1964, 12, 31), 61, 7),
    (date(1965, 1, 1), 62, 6),
    (date(1966, 12, 31), 62, 6),
    (date(1967, 1, 1), 62, 7),
    (date(1968, 12, 31), 62, 7),
    (date(1969, 1, 1), 63, 6),
    (date(1970, 12, 31), 63, 6),
]
EARLY_YEARS = (
    RuleName.TIDLIG_PENSION_ONE_YEAR,
    RuleName.TIDLIG_PENSION_TWO_YEARS,
    RuleName.TIDLIG_PENSION_THREE_YEARS,
)


@pytest.mark.parametrize(("born", "first", "stk"), EARLY)
def test_tidlig_pension_takes_the_years_of_work_of_its_cohort(born: date, first: int, stk: int) -> None:
    found = [outcome(name, birth_date=born) for name in EARLY_YEARS]
    assert [each.value for each in found] == [first, first + 1, first + 2]
    assert all(each.certainty == Certainty.LAW_TEXT for each in found)
    assert f"pensionsloven § 26 h, stk. {stk}, nr. 3" in found[2].steps[0]


@pytest.mark.parametrize(("born", "age", "before"), COUNTED_UP)
def test_the_years_of_work_are_counted_up_six_or_seven_years_before(born: date, age: int, before: int) -> None:
    counted = outcome(RuleName.TIDLIG_PENSION_COUNTED, birth_date=born)
    assert counted.value == born.replace(year=born.year + age)
    assert f"{before} år før" in counted.steps[-1]
    assert counted.certainty == (Certainty.INFERRED if born.year > 1966 else Certainty.LAW_TEXT)
    applied = outcome(RuleName.TIDLIG_PENSION_APPLICATION, birth_date=born)
    assert (applied.value, applied.certainty) == (counted.value, Certainty.INFERRED)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(1962, 12, 31), 64),
        (date(1964, 12, 31), 65),
        (date(1966, 12, 31), 65),
        (date(1968, 12, 31), 66),
        (date(1970, 12, 31), 66),
    ],
)
def test_tidlig_pension_begins_three_years_before_at_the_earliest(born: date, age: int) -> None:
    found = outcome(RuleName.TIDLIG_PENSION_EARLIEST, birth_date=born)
    assert (found.value, found.certainty) == (born.replace(year=born.year + age), Certainty.INFERRED)


def test_an_a_kasse_is_joined_two_years_before_the_folkepension_age() -> None:
    found = outcome(RuleName.TIDLIG_PENSION_A_KASSE, birth_date=date(1963, 5, 10))
    assert (found.value, found.certainty) == (date(2029, 5, 10), Certainty.LAW_TEXT)


@pytest.mark.parametrize("name", [n for n in RuleName if n.startswith("tidlig_pension") and "decision" not in n])
def test_tidlig_pension_for_those_before_the_first_cohort_is_refused(name: RuleName) -> None:
    with pytest.raises(RuleError, match="juli 1955"):
        outcome(name, birth_date=date(1955, 6, 30))


TUESDAY = date(2026, 3, 3)
DEADLINES = [
    (RuleName.COMPLAINT_DEADLINE, {"notified": TUESDAY}, date(2026, 3, 31), "retssikkerhedsloven § 67, stk. 1"),
    (RuleName.FOERTIDSPENSION_DECISION, {"transferred": TUESDAY}, date(2026, 6, 3), "pensionsloven § 21"),
    (RuleName.REASONS_REQUEST, {"notified": TUESDAY}, date(2026, 3, 17), "forvaltningsloven § 23, stk. 1"),
    (RuleName.REASONS_REPLY, {"received": TUESDAY}, date(2026, 3, 17), "forvaltningsloven § 23, stk. 2"),
    (RuleName.ACCESS_TO_FILE, {"received": TUESDAY}, date(2026, 3, 12), "forvaltningsloven § 16, stk. 2"),
    (RuleName.FURTHER_MEASURES, {"ends": TUESDAY}, date(2026, 2, 17), "retssikkerhedsloven § 7 a, stk. 1"),
    (RuleName.JOBAFKLARING_END, {"begun": TUESDAY}, date(2028, 3, 3), "LAB § 110, stk. 1"),
    (RuleName.FLEKSJOB_FOLLOW_UP, {"begun": TUESDAY}, date(2028, 9, 3), "LAB § 121, stk. 1"),
    (RuleName.FLEKSJOB_STATUS, {"begun": TUESDAY}, date(2030, 9, 3), "LAB § 121, stk. 3"),
    (RuleName.FLEKSJOB_END, {"begun": TUESDAY}, date(2031, 3, 3), "LAB § 120, stk. 1"),
    (RuleName.SOCIAL_CLAUSE_YEAR, {"begun": TUESDAY}, date(2027, 3, 3), "LAB § 119, stk. 1"),
    (RuleName.LEDIGHEDSYDELSE_REVIEW, {"begun": TUESDAY}, date(2027, 3, 3), "aktivloven § 74 c, stk. 1"),
    (RuleName.LEDIGHEDSYDELSE_REVIEW_END, {"begun": TUESDAY}, date(2027, 9, 3), "aktivloven § 74 c, stk. 1"),
    (RuleName.RESSOURCEFORLOEB_END, {"begun": date(2025, 9, 2)}, date(2028, 9, 2), "LAB § 114, stk. 1"),
    (RuleName.JOBAFKLARING_TALK, {"sick_pay_ended": TUESDAY}, date(2029, 9, 3), "LAB § 111, stk. 3"),
    (RuleName.SENIORPENSION_DECISION, {"received": TUESDAY}, date(2026, 9, 3), "pensionsloven § 26 d, stk. 2"),
    (RuleName.TIDLIG_PENSION_DECISION, {"received": TUESDAY}, date(2026, 9, 3), "pensionsloven § 26 r, stk. 2"),
    (RuleName.REGIONAL_OPINION, {"received": TUESDAY}, date(2026, 3, 17), "BEK 2236/2020 § 22"),
    (RuleName.SENIORPENSION_FILE, {"requested": TUESDAY}, date(2026, 6, 3), "BEK 2237/2020 § 7, stk. 3"),
    (RuleName.STATUSATTEST, {"requested": TUESDAY}, date(2026, 3, 17), "aftalen om attester"),
    (RuleName.REHABILITERINGSATTEST, {"requested": date(2026, 3, 2)}, date(2026, 4, 1), "aftalen om attester"),
]


@pytest.mark.parametrize(("name", "values", "last", "where"), DEADLINES)
def test_a_deadline_counts_from_its_day_and_names_its_rule(
    name: RuleName, values: dict[str, date], last: date, where: str
) -> None:
    found = compute(name, values)
    assert found.value == last
    assert where in " ".join(found.steps)
    assert not found.doubt


def test_every_rule_is_tested_here() -> None:
    ages = {n for n in RuleName if RULES[n].parameters == ("birth_date",)}
    others = {RuleName.COMPLAINT_DAYS_LATE, RuleName.FOERTIDSPENSION_DAYS_LEFT, RuleName.REGIONAL_CERTIFICATE}
    assert {name for name, *_ in DEADLINES} | ages | others == set(RuleName) == set(RULES)


@pytest.mark.parametrize(("day", "off"), [(date(2026, 3, 7), "lørdag"), (date(2026, 3, 8), "søndag")])
def test_a_deadline_at_the_weekend_is_in_doubt(day: date, off: str) -> None:
    found = outcome(RuleName.COMPLAINT_DEADLINE, notified=day)
    assert f"({off})" in found.doubt
    assert "ikke afklaret" in found.doubt


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2026, 3, 9), "anden påskedag"),
        (date(2026, 5, 8), "grundlovsdag"),
        (date(2026, 11, 26), "24. december"),
        (date(2026, 12, 3), "31. december"),
        (date(2023, 4, 7), "store bededag"),
    ],
)
def test_a_deadline_on_a_holiday_or_a_day_that_is_free_in_some_rules_is_in_doubt(day: date, off: str) -> None:
    assert off in outcome(RuleName.COMPLAINT_DEADLINE, notified=day).doubt


def test_store_bededag_is_an_ordinary_friday_from_2024() -> None:
    assert not outcome(RuleName.COMPLAINT_DEADLINE, notified=date(2024, 3, 29)).doubt
    assert day_off(date(2023, 5, 5)) == "store bededag"
    assert day_off(date(2024, 4, 26)) == ""


def test_a_day_that_one_only_reaches_is_never_in_doubt() -> None:
    found = outcome(RuleName.FLEKSJOB_FOLLOW_UP, begun=date(2023, 12, 24))
    assert (found.value, found.doubt) == (date(2026, 6, 24), "")
    assert not outcome(RuleName.FOLKEPENSION_DATE, birth_date=date(1957, 12, 25)).doubt


@pytest.mark.parametrize("begun", [date(2022, 12, 31), date(2026, 2, 1)])
def test_a_ressourceforloeb_outside_the_rules_that_were_read_is_refused(begun: date) -> None:
    with pytest.raises(RuleError, match="januar 2026"):
        outcome(RuleName.RESSOURCEFORLOEB_END, begun=begun)
    assert outcome(RuleName.RESSOURCEFORLOEB_END, begun=date(2026, 1, 31)).value == date(2029, 1, 31)


def test_three_months_from_a_day_that_the_month_lacks_is_not_settled() -> None:
    with pytest.raises(RuleError, match="28 dage"):
        outcome(RuleName.FOERTIDSPENSION_DECISION, transferred=date(2025, 11, 30))


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 3, 27), date(2026, 4, 10)),
        (date(2026, 5, 11), date(2026, 5, 21)),
        (date(2023, 4, 28), date(2023, 5, 10)),
        (date(2024, 4, 19), date(2024, 4, 30)),
    ],
)
def test_working_days_skip_weekends_and_holidays(received: date, last: date) -> None:
    found = outcome(RuleName.ACCESS_TO_FILE, received=received)
    assert (found.value, found.doubt, found.certainty) == (last, "", Certainty.INFERRED)


@pytest.mark.parametrize("received", [date(2026, 6, 1), date(2026, 12, 21), date(2026, 12, 28)])
def test_working_days_are_refused_across_a_day_that_is_free_in_some_rules(received: date) -> None:
    with pytest.raises(RuleError, match="arbejdsdag efter denne regel"):
        outcome(RuleName.ACCESS_TO_FILE, received=received)


def test_days_late_are_counted_from_the_day_after_the_last() -> None:
    found = outcome(RuleName.COMPLAINT_DAYS_LATE, notified=TUESDAY, complained=date(2026, 4, 1))
    assert (found.value, found.doubt) == (1, "")
    assert "1 dag efter" in found.steps[-1]
    with pytest.raises(RuleError, match="inden fristen"):
        outcome(RuleName.COMPLAINT_DAYS_LATE, notified=TUESDAY, complained=date(2026, 3, 31))


def test_days_late_are_in_doubt_when_the_deadline_is() -> None:
    assert outcome(RuleName.COMPLAINT_DAYS_LATE, notified=date(2026, 3, 7), complained=date(2026, 4, 20)).doubt


def test_days_left_end_with_the_deadline_itself() -> None:
    left = {
        d: outcome(RuleName.FOERTIDSPENSION_DAYS_LEFT, transferred=TUESDAY, today=d).value
        for d in (TUESDAY, date(2026, 6, 3))
    }
    assert left == {TUESDAY: 92, date(2026, 6, 3): 0}
    for outside in (date(2026, 6, 4), date(2026, 3, 2)):
        with pytest.raises(RuleError, match="mens fristen løber"):
            outcome(RuleName.FOERTIDSPENSION_DAYS_LEFT, transferred=TUESDAY, today=outside)


@pytest.mark.parametrize(
    ("consulted", "last"),
    [
        (date(2026, 3, 3), date(2026, 3, 17)),
        (date(2026, 3, 18), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 4, 1)),
    ],
)
def test_the_regions_certificate_is_due_at_the_first_of_two_limits(consulted: date, last: date) -> None:
    found = outcome(RuleName.REGIONAL_CERTIFICATE, requested=date(2026, 3, 2), consulted=consulted)
    assert found.value == last


@pytest.mark.parametrize("consulted", [date(2026, 3, 1), date(2026, 4, 2)])
def test_a_consultation_outside_the_limits_is_refused(consulted: date) -> None:
    with pytest.raises(RuleError, match="siger reglen ikke noget om"):
        outcome(RuleName.REGIONAL_CERTIFICATE, requested=date(2026, 3, 2), consulted=consulted)


def test_a_rule_rests_on_a_provision_or_on_a_fact() -> None:
    assert [name for name, rule in RULES.items() if not rule.provisions and not rule.facts] == []


def test_what_no_statute_says_is_never_called_law() -> None:
    for name in (RuleName.STATUSATTEST, RuleName.REHABILITERINGSATTEST):
        assert outcome(name, requested=TUESDAY).certainty == Certainty.SECONDARY


@given(
    name=st.sampled_from(list(RuleName)),
    dates=st.lists(st.dates(min_value=date(1940, 1, 1), max_value=date(2035, 1, 1)), min_size=2, max_size=2),
)
def test_a_rule_answers_or_says_in_danish_why_not(name: RuleName, dates: list[date]) -> None:
    rule, refusal, found = RULES[name], "", None
    try:
        found = compute(name, dict(zip(rule.parameters, dates, strict=False)))
    except RuleError as error:
        refusal = str(error)
    assert (found is None) == bool(re.search(r"[a-zæøå]{3,}.*\.$", refusal))
    if found is None:
        return
    assert found.steps
    assert isinstance(found.value, float) == bool(rule.unit)
    if isinstance(found.value, date) and rule.non_working_days == NonWorkingDays.SKIPPED:
        assert not day_off(found.value)
    if isinstance(found.value, date) and rule.non_working_days == NonWorkingDays.UNSETTLED:
        assert bool(found.doubt) == bool(day_off(found.value) or perhaps_off(found.value))


def test_counting_months_and_working_days() -> None:
    assert months_after(date(2026, 8, 31), -1) == date(2026, 7, 31)
    assert working_days_after(date(2026, 3, 6), 1) == date(2026, 3, 9)
