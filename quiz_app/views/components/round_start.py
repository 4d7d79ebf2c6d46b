"""The form by which a key person sends a constructed case to all centres."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.calibration_round import TwinTrait
from quiz_app.errors import RuleError
from quiz_app.services.calibrating import Candidate, TwinText
from quiz_app.views.components import labels

KEY = "rounds.start"
AFTER = "efter"
"""The finished round that a new one is to follow, in the address."""


def draw() -> None:
    """Choose a case, and perhaps the round that it follows."""
    here, actor = state.platform().conferences, state.actor()
    found = {c.case.id: c for c in here.calibrating.candidates(actor)}
    finished = {line.calibration.round_id: line.title for line in here.calibrating.finished(actor)}
    after = st.query_params.get(AFTER, "")
    case_id = st.selectbox(
        "Hvilken sag?",
        list(found),
        index=None,
        format_func=lambda c: _candidate(found[c]),
        placeholder="Vælg en konstrueret sag",
        key=f"{KEY}.case",
    )
    st.selectbox(
        "Følger den op på en tidligere runde? (valgfrit)",
        list(finished),
        index=list(finished).index(after) if after in finished else None,
        format_func=finished.__getitem__,
        placeholder="Nej",
        key=f"{KEY}.follows",
        help="Så vises de to runder som før og efter. Vælg en sag om det samme.",
    )
    twin = versions(str(case_id)) if case_id and here.twinning.is_open(actor) else None
    if case_id:
        st.caption("Sagens facit er lukket i Sagsbiblioteket, så længe runden er åben.")
        st.button("Send sagen til alle centre i en uge", type="primary", on_click=send, args=(case_id, twin))


def versions(case_id: str) -> TwinText | None:
    """The second version, with the story as it will read."""
    if not st.toggle("Send to udgaver, der kun adskiller sig ved navn, køn eller oprindelse", key=f"{KEY}.twin"):
        return None
    trait = st.selectbox(
        "Hvad er forskelligt?", list(TwinTrait), format_func=labels.TWIN_TRAIT.__getitem__, key=f"{KEY}.trait"
    )
    swaps = st.text_area(
        "Ord, der skiftes ud: ét par på hver linje",
        key=f"{KEY}.swaps",
        placeholder="Aqqaluk = Mads",
        help="Hele ord, i fortælling og akter. Kun opdigtede navne. Læs den nye udgave igennem, før du sender.",
    )
    twin = TwinText(trait=trait or TwinTrait.NAME, swaps=swaps)
    if swaps:
        try:
            other = state.platform().conferences.calibrating.preview(state.actor(), case_id, twin)
        except RuleError as error:
            st.error(str(error))
        else:
            with st.expander("Læs den anden udgave"):
                st.markdown(other.story)
                for document in other.documents:
                    st.markdown(f"**Akt {document.number}: {document.title}**\n\n{document.body}")
    return twin


def send(case_id: str, twin: TwinText | None) -> None:
    """Start the round."""

    def act() -> str:
        sent = state.platform().conferences.calibrating.start(
            state.actor(),
            round_id=str(uuid.uuid4()),
            case_id=case_id,
            follows=str(state.value(f"{KEY}.follows") or ""),
            twin=twin,
        )
        return f"Sagen er sendt ud. Runden er åben til {labels.moment(sent.deadline)}."

    state.attempted(act)


def _candidate(found: Candidate) -> str:
    used = f" · sendt ud {labels.count(found.rounds, 'gang', 'gange')} før" if found.rounds else ""
    return f"{found.case.title} · {labels.TRACK[found.case.track]}{used}"
