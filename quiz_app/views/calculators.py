"""Beregnere: ages, pensions and deadlines from a date, with the rule and each step. Nothing typed is kept."""

from datetime import date

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_input import parse_number
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.rules import RULES, RuleName
from quiz_app.domain.rules.seniorpension import age_window, work_test
from quiz_app.errors import RuleError
from quiz_app.views.components import calculation, frame

AGE, SENIOR, EARLY, DEADLINE = "Folkepension", "Seniorpension", "Tidlig pension", "Frister"
BORN = {
    AGE: (RuleName.FOLKEPENSION_AGE, RuleName.FOLKEPENSION_DATE),
    SENIOR: (RuleName.SENIORPENSION_LIMIT, RuleName.SENIORPENSION_APPLICATION),
    EARLY: tuple(
        name for name in RuleName if name.startswith("tidlig_pension") and RULES[name].parameters == ("birth_date",)
    ),
}
"""The rules that need a day of birth only, by the page's choices."""
DEADLINES = tuple(name for name in RuleName if RULES[name].parameters != ("birth_date",))
NOT_SENIOR = (
    "Det kan beregneren ikke afgøre: om arbejdsevnen varigt er nedsat til højst 15 timer om ugen i forhold til seneste "
    "job, hvad der er seneste job, om deltid kan regnes om, og om arbejde i udlandet eller egen virksomhed tæller. "
    "Det er Seniorpensionsenheden, der vurderer det og træffer afgørelsen (pensionsloven § 26 a, stk. 2, og § 26 d)."
)
NOT_EARLY = (
    "Det kan beregneren ikke afgøre: hvor mange års anciennitet den enkelte har, og om tilknytningen er bevaret. "
    "Udbetaling Danmark træffer afgørelsen (pensionsloven § 26 r og § 26 s)."
)
NOT_DEADLINE = (
    "Kommunens egne frister er offentliggjort (retssikkerhedsloven § 3, stk. 2) og kendes ikke her. Fristen for at "
    "genvurdere en klage og sende den videre står i regler, der ikke er læst (retssikkerhedsloven § 74); slå den op."
)


def pensions(kind: str, today: date) -> None:
    """What follows from a day of birth."""
    born = calculation.asked_date("birth_date", "calculators.born")
    if born and born > today:
        st.error("Fødselsdagen ligger efter i dag.", icon=":material/error:")
    elif born:
        calculation.answers(BORN[kind], {"birth_date": born})
    if kind == SENIOR:
        seniorpension(born, today)
    if kind == EARLY:
        st.markdown(NOT_EARLY)


def seniorpension(born: date | None, today: date) -> None:
    """Where today lies, what the years of work mean, and what nobody can compute."""
    if born and born <= today:
        try:
            calculation.finding("Alderen i dag", age_window(born, today))
        except RuleError as error:
            st.info(f"Alderen i dag: bliver ikke regnet ud. {error}", icon=":material/block:")
    years = st.text_input(
        "År med arbejde på fuld tid",
        key="calculators.years",
        placeholder="fx 23,5",
        autocomplete="off",
        help="År med fuldt ATP-bidrag på grund af arbejde tæller som fuld tid (BEK 2237/2020 § 2, stk. 1).",
    )
    if years:
        try:
            calculation.finding("Årene på arbejdsmarkedet", work_test(parse_number("years", years)))
        except RuleError as error:
            st.error(str(error), icon=":material/error:")
    st.markdown(NOT_SENIOR)


def deadlines(today: date) -> None:
    """A deadline from the days that its rule asks for."""
    name = st.selectbox("Hvilken frist?", DEADLINES, format_func=lambda n: RULES[n].title, key="calculators.rule")
    asked = {
        parameter: calculation.asked_date(
            parameter, f"calculators.{name}.{parameter}", day=today if parameter == "today" else None
        )
        for parameter in RULES[name].parameters
    }
    known = {parameter: day for parameter, day in asked.items() if day}
    if len(known) == len(asked):
        calculation.answers((name,), known)
    st.markdown(NOT_DEADLINE)


def draw() -> None:
    """The choice, and what belongs to it."""
    st.markdown("Svaret er vejledning, ikke en afgørelse. Det, du skriver, bliver ikke gemt.")
    kind = st.radio("Hvad vil du regne ud?", [*BORN, DEADLINE], horizontal=True, key="calculators.kind")
    today = danish_day(state.platform().clock.now())
    if kind == DEADLINE:
        deadlines(today)
    else:
        pensions(kind, today)


st.title("Beregnere")
frame.notices()
draw()
