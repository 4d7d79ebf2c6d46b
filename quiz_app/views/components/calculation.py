"""A rule's answer on the page: the result, each step, the provision behind it and how surely it is known."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_input import parse_date, spelled_number
from quiz_app.domain.danish_time import with_weekday
from quiz_app.domain.law import Certainty, Provision
from quiz_app.domain.rules import RULES, Outcome, Rule, RuleName, Values, compute
from quiz_app.domain.rules.seniorpension import AgeWindow, Finding, WorkTest
from quiz_app.errors import InvalidInput, RuleError
from quiz_app.views.components import labels

PARAMETER = {
    "birth_date": "Født",
    "begun": "Begyndt eller bevilget den",
    "complained": "Klagen kom den",
    "consulted": "Konsultationen er den",
    "ends": "Forløbet slutter den",
    "notified": "Borgeren fik afgørelsen den",
    "received": "Modtaget den",
    "requested": "Anmodet den",
    "sick_pay_ended": "Sygedagpengene ophørte den",
    "today": "Regnet fra den",
    "transferred": "Sagen gik over til førtidspensionsreglerne den",
}
VERDICT = {
    AgeWindow.EARLY: "For tidligt endnu",
    AgeWindow.MAY_APPLY: "Der kan søges nu",
    AgeWindow.WITHIN: "Betingelsen om alder er opfyldt",
    AgeWindow.PAST: "Folkepensionsalderen er nået",
    WorkTest.MET: "Hovedreglen er opfyldt",
    WorkTest.WEIGHED: "Konkret vurdering",
    WorkTest.ASK_MORE: "Ikke nok i sig selv; spørg om mere",
}


def asked_date(parameter: str, key: str, *, day: date | None = None) -> date | None:
    """The day typed in the field, or None with a sentence below it; ``day`` is what the field holds at first."""
    shown = f"{day:%d.%m.%Y}" if day else ""
    text = st.text_input(PARAMETER[parameter], shown, key=key, placeholder="dd.mm.åååå", autocomplete="off")
    if not text:
        return None
    try:
        return parse_date(parameter, text)
    except InvalidInput as error:
        st.error(str(error), icon=":material/error:")
        return None


def answers(names: Iterable[RuleName], values: Values) -> None:
    """Each rule's answer; what the rules refuse is said once for all of them that say the same."""
    refused: dict[str, list[str]] = {}
    for name in names:
        try:
            _outcome(RULES[name], compute(name, values))
        except RuleError as error:
            refused.setdefault(str(error), []).append(RULES[name].title)
    for told, titles in refused.items():
        st.info(f"{'; '.join(titles)}: bliver ikke regnet ud. {told}", icon=":material/block:")


def finding(title: str, found: Finding) -> None:
    """A verdict on a day or a number."""
    _card(title, VERDICT[found.verdict], (found.step,), _rests_on(found.provisions, (), found.certainty))


def _outcome(rule: Rule, outcome: Outcome) -> None:
    value = outcome.value
    said = with_weekday(value) if isinstance(value, date) else f"{spelled_number(value)} {rule.unit}"
    rests = _rests_on(rule.provisions, rule.facts, outcome.certainty)
    _card(rule.title, said[0].upper() + said[1:], outcome.steps, rests, doubt=outcome.doubt)


def _rests_on(provisions: tuple[Provision, ...], facts: tuple[str, ...], certainty: Certainty) -> str:
    places = [state.platform().citations.format(provisions)] if provisions else []
    return f"Bygger på {', '.join([*places, *(f'fakta {fact}' for fact in facts)])}. {labels.CERTAINTY[certainty]}."


def _card(title: str, value: str, steps: Iterable[str], rests: str, *, doubt: str = "") -> None:
    with st.container(border=True):
        st.subheader(title)
        st.markdown(f"**{value}**")
        st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))
        if doubt:
            st.warning(doubt, icon=":material/help:")
        st.caption(rests)
