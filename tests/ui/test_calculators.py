"""The calculators: the answer with its steps and provision, a refusal in words, and nothing kept of what is typed."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from fakes import MemoryStorage
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.rules import RULES, RuleName
from quiz_app.domain.rules.seniorpension import AgeWindow, WorkTest
from quiz_app.views.components.calculation import PARAMETER, VERDICT

Open = Callable[..., AppTest]


def said(app: AppTest) -> str:
    parts = (app.subheader, app.markdown, app.caption, app.info, app.warning, app.error)
    return "\n".join(e.value for shown in parts for e in shown)


@pytest.fixture
def page(open_as: Open) -> AppTest:
    return open_as("amina", "calculators")


def choose(page: AppTest, kind: str) -> AppTest:
    page.radio(key="calculators.kind").set_value(kind).run()
    return page


def born(page: AppTest, text: str) -> str:
    page.text_input(key="calculators.born").set_value(text).run()
    assert [e.message for e in page.exception] == []
    return said(page)


def test_an_age_comes_with_its_day_its_provision_and_how_sure_it_is(page: AppTest) -> None:
    told = born(page, "1.1.1963")
    assert "**68 år**" in told
    assert "den 1. januar 2031" in told
    assert "pensionsloven § 1 a, stk. 1. Læst i loven." in told
    assert "1. Født den 1. januar 1963" in told


@pytest.mark.parametrize("kind", ["Folkepension", "Seniorpension", "Tidlig pension"])
def test_somebody_born_in_1971_gets_a_sentence_and_no_number(page: AppTest, kind: str) -> None:
    told = born(choose(page, kind), "01.01.1971")
    assert "ikke læst i loven" in told
    assert not page.subheader


def test_seniorpension_says_where_today_lies_what_the_years_mean_and_what_it_cannot_judge(page: AppTest) -> None:
    told = born(choose(page, "Seniorpension"), "22.05.1965")
    assert "Der kan søges nu" in told
    assert "lørdag den 22. maj 2027" in told.lower()
    page.text_input(key="calculators.years").set_value("23,5").run()
    assert "**Konkret vurdering**" in said(page)
    assert "15 timer om ugen i forhold til seneste job" in said(page)


def test_tidlig_pension_gives_the_years_of_the_cohort(page: AppTest) -> None:
    told = born(choose(page, "Tidlig pension"), "1.1.1965")
    assert all(f"**{years} år**" in told for years in (43, 44, 45))


def test_a_deadline_on_a_holiday_is_given_with_its_doubt(page: AppTest) -> None:
    choose(page, "Frister")
    page.selectbox(key="calculators.rule").set_value(RuleName.COMPLAINT_DEADLINE).run()
    page.text_input(key="calculators.complaint_deadline.notified").set_value("27.11.2026").run()
    assert "Fredag den 25. december 2026" in said(page)
    assert "Om den så flytter sig, er ikke afklaret" in said(page)
    assert "retssikkerhedsloven § 67, stk. 1" in said(page)


def test_every_deadline_can_be_chosen_and_asks_for_its_days_in_words(page: AppTest) -> None:
    choose(page, "Frister")
    assert {p for rule in RULES.values() for p in rule.parameters} == set(PARAMETER)
    assert set(VERDICT) == {*AgeWindow, *WorkTest}
    for name in RuleName:
        if RULES[name].parameters != ("birth_date",):
            page.selectbox(key="calculators.rule").set_value(name).run()
            asked = {t.label for t in page.text_input}
            assert asked == {PARAMETER[p] for p in RULES[name].parameters}


@pytest.mark.parametrize("text", ["31.02.1963", "i går", "1.1.2030"])
def test_what_is_no_day_of_birth_is_told_below_the_field(page: AppTest, text: str) -> None:
    born(page, text)
    assert len(page.error) == 1


def test_nothing_typed_is_kept(page: AppTest, platform: Platform) -> None:
    storage = platform.attempting.storage
    assert isinstance(storage, MemoryStorage)
    before = deepcopy(storage._state)
    born(page, "24.12.1961")
    born(choose(page, "Seniorpension"), "24.12.1961")
    assert storage._state == before
    assert dict(page.query_params) == {}
