"""Tvillingesager: the consents of MED and the data protection officer, without which no round holds two versions."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.twin_case import ConsentParty, is_consented
from quiz_app.services.twinning import ConsentView
from quiz_app.views.components import frame, labels

KEY = "twin_consents"


def record() -> None:
    """The form by which a consent is recorded."""
    with st.form(KEY, border=False):
        st.selectbox(
            "Hvem har sagt ja?", list(ConsentParty), format_func=labels.CONSENT_PARTY.__getitem__, key=f"{KEY}.party"
        )
        st.text_input("Hvornår?", key=f"{KEY}.day", placeholder="dd.mm.åååå")
        st.text_area(
            "Hvem sagde ja på deres vegne, og hvor står det?",
            key=f"{KEY}.words",
            help="Rolle og referat er nok, for eksempel: formanden, referat af udvalgets møde, punkt 4.",
        )
        with st.expander("Et ord blev standset, men identificerer ingen borger?"):
            st.text_input("Skriv ordene her, adskilt af semikolon", key=f"{KEY}.confirmed")
        st.form_submit_button("Notér samtykket", type="primary", on_click=send)


def send() -> None:
    """Store the consent."""

    def act() -> str:
        party = state.value(f"{KEY}.party")
        assert isinstance(party, ConsentParty)
        state.platform().conferences.twinning.record(
            state.actor(),
            consent_id=str(uuid.uuid4()),
            party=party,
            given_on=parse_date(f"{KEY}.day", str(state.value(f"{KEY}.day") or "")),
            words=str(state.value(f"{KEY}.words") or ""),
            confirmed=tuple(str(state.value(f"{KEY}.confirmed") or "").split(";")),
        )
        return "Samtykket er noteret."

    state.attempted(act)


def one(view: ConsentView) -> None:
    """A consent, and the way to take it back."""
    consent, withdrawal = view.record.consent, view.record.withdrawal
    with st.container(border=True):
        st.markdown(f"**{labels.CONSENT_PARTY[consent.party]}** sagde ja {labels.day(consent.given_on)}.")
        st.text(view.words)
        st.caption(f"Noteret af {view.recorder or 'en tidligere kollega'}, {labels.day(consent.at)}.")
        if withdrawal:
            st.warning(f"Trukket tilbage {labels.day(withdrawal.at)}.", icon=":material/undo:")
        else:
            st.button("Samtykket er trukket tilbage", key=f"{KEY}.{consent.consent_id}", on_click=ask, args=(view,))


def ask(view: ConsentView) -> None:
    """Once more before it is final."""

    @st.dialog("Er samtykket trukket tilbage?")
    def sure() -> None:
        st.write("Så kan ingen ny runde holde to udgaver, og ingen forskel vises mere. Et nyt ja noteres for sig.")
        if st.button("Ja, det er trukket tilbage", type="primary"):
            withdraw(view.record.consent.consent_id)
            st.rerun()

    sure()


def withdraw(consent_id: str) -> None:
    """Take the consent back."""

    def act() -> str:
        state.platform().conferences.twinning.withdraw(state.actor(), consent_id)
        return "Det er noteret, at samtykket er trukket tilbage."

    state.attempted(act)


st.title("Tvillingesager")
frame.notices()
st.write(
    "To udgaver af en konstrueret sag, der kun adskiller sig ved borgerens navn, køn eller oprindelse, kan vise, om vi "
    "behandler ens. Det er slået fra, til både MED og databeskyttelsesrådgiveren har sagt ja. Deltagerne får det at "
    "vide, og forskellen vises kun for hele kommunen og med mindst 30 svar på hver udgave."
)
found = state.platform().conferences.twinning.consents(state.actor())
if is_consented(view.record for view in found):
    st.success("Slået til: begge samtykker gælder.", icon=":material/check_circle:")
else:
    st.info("Slået fra: der mangler mindst ét samtykke.", icon=":material/block:")
st.header("Notér et samtykke")
record()
st.header("Samtykker")
for each in found:
    one(each)
if not found:
    st.write("Der er ikke noteret nogen.")
