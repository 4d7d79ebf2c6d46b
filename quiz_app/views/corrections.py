"""Facitrettelser: propose another key, see what it does, and sign what somebody else proposed."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.grading import key_response
from quiz_app.domain.key_correction import CorrectionReason
from quiz_app.domain.people import Permission
from quiz_app.domain.response import Response, response_to_json
from quiz_app.errors import InvalidInput, RuleError
from quiz_app.services.asking import asked
from quiz_app.services.correcting import AskedVersion, Proposal
from quiz_app.views.components import correction_card, delta_card, frame, item, labels

VOID, OTHER = "Opgaven udgår: alle får fuldt point", "Et andet svar er rigtigt"


def choose() -> str | None:
    """The item that the reader thinks has a wrong key."""
    questions = state.platform().library.questions
    return st.selectbox(
        "Hvilken opgave?",
        sorted(questions),
        index=None,
        format_func=lambda q: f"{q}: {questions[q].stem.strip()[:80]}",
        placeholder="Søg efter opgavens id eller ord",
        key="corrections.question",
    )


def version(question: str) -> AskedVersion:
    """The version of the item that it is about, where there are several."""
    found = state.platform().correcting.asked_versions(state.actor(), question)
    if len(found) == 1:
        return found[0]
    named = {v.item.digest + v.item.case_digest: v for v in found}
    chosen = st.selectbox(
        "Hvilken udgave af opgaven?",
        list(named),
        format_func=lambda n: (
            f"{'Den nuværende' if named[n].is_current else 'En tidligere'} · "
            f"{correction_card.number(named[n].people)} har fået den"
        ),
        key="corrections.version",
    )
    return named[str(chosen)]


def proposed_key(found: AskedVersion) -> Response | None:
    """The key that the fields hold; ``None`` for a void item."""
    shown, key = asked(1, found.question, found.case, seed=0), f"corrections.key.{found.item.digest}"
    item.stem(shown)
    ways = [OTHER, VOID] if found.has_key else [VOID]
    if st.radio("Hvad er forkert?", ways, key=f"{key}.way") == VOID:
        return None
    item.choices(shown, key, response_to_json(key_response(found.question, found.case)))
    return item.chosen(shown, key)


def propose(question: str) -> None:
    """The item with its key to be changed, what that does, and the form that sends it."""
    found = version(question)
    if found.is_void:
        st.info("Opgaven er udgået. Rettelsen kan trækkes tilbage herunder.")
        return
    try:
        key = proposed_key(found)
        impact = state.platform().correcting.impact(state.actor(), found.item, key)
    except InvalidInput as error:
        st.info(str(error))
        return
    correction_card.impact(impact)
    with st.form("corrections.propose", border=False):
        st.selectbox(
            "Grund",
            list(CorrectionReason),
            format_func=labels.CORRECTION_REASON.__getitem__,
            key="corrections.reason",
        )
        st.text_area("Hvorfor er facit forkert?", key="corrections.words", help="Alle, der fik opgaven, ser sætningen.")
        st.form_submit_button("Foreslå rettelsen", type="primary", on_click=send, args=(found, key))


def send(found: AskedVersion, key: Response | None) -> None:
    """Store the proposal."""

    def act() -> str:
        proposal = Proposal(
            correction_id=str(uuid.uuid4()),
            item=found.item,
            key=key,
            reason=CorrectionReason(str(state.value("corrections.reason"))),
            words=str(state.value("corrections.words") or ""),
        )
        state.platform().correcting.propose(state.actor(), proposal)
        return "Rettelsen venter på, at en anden skriver under. Intet er ændret endnu."

    state.attempted(act)


def draw() -> None:
    """What waits and what was decided, and the way to propose."""
    here, actor = state.platform(), state.actor()
    st.write("Er facit forkert, rettes det af to: en foreslår, og en anden skriver under. Først ser I, hvad det gør.")
    if actor.has(Permission.CORRECT):
        st.header("Foreslå en rettelse")
        if question := choose():
            try:
                propose(question)
            except RuleError as error:
                st.error(str(error))
        delta_card.gaps()
    st.header("Rettelser")
    views = here.correcting.reviews(actor)
    for view in views:
        correction_card.draw(view)
    if not views:
        st.info("Der er ingen rettelser endnu.")


st.title("Facitrettelser")
frame.notices()
draw()
