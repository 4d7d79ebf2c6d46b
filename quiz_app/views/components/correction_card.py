"""What a correction of a key does, in numbers, and a proposed correction as those who decide see it."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.services.correction_views import CorrectionView, Count, ImpactStatement
from quiz_app.views.components import correction_note, labels

LINES = {
    "asked": "har fået opgaven",
    "unscored": "har kun fået den i en quiz eller har ikke afleveret; dér regnes intet om",
    "gain": "får flere point",
    "lose": "får færre point",
    "now_passed": "har nu bestået en prøve",
    "now_failed": "har nu endnu ikke bestået en prøve",
    "licences_issued": "får kørekortet udstedt eller fornyet",
    "licences_questioned": "får et varsel og ti arbejdsdage til at svare",
    "kept": "har et ældre resultat, der står: svarene er ikke gemt længere",
}


_NOBODY = "0 "


def number(count: Count) -> str:
    """A count, or that it is too small to show."""
    return "1-4" if count is None else str(count)


def impact_lines(impact: ImpactStatement) -> tuple[str, ...]:
    """The statement, one line for each number."""
    return tuple(f"{number(getattr(impact, name))} {words}" for name, words in LINES.items())


def impact(found: ImpactStatement) -> None:
    """Konsekvensoversigt: whom it touches first, and in one line what it does to nobody."""
    told = [line for line in impact_lines(found) if not line.startswith(_NOBODY)]
    untold = [line.removeprefix(_NOBODY) for line in impact_lines(found) if line.startswith(_NOBODY)]
    last = [f"- Ingen {'; ingen '.join(untold)}."] if untold else []
    st.markdown("\n".join(["**Konsekvensoversigt**\n", *(f"- {line}" for line in told), *last]))
    st.caption(
        "Regnet ud af de gemte svar i dag. Ingen mister et kørekort ved selve rettelsen. Tal fra 1 til 4 vises "
        "samlet, så ingen kan kendes."
    )


def draw(view: CorrectionView) -> None:
    """One correction: what it says, what it does, and what the reader may do about it."""
    correction = view.proposed.correction
    title = "Træk rettelse tilbage" if view.withdraws else "Ret facit"
    with st.container(border=True):
        st.subheader(f"{title}: {correction.question}")
        st.markdown(correction_note.changed(view.note))
        if view.withdraws:
            st.write("Forslaget er at trække denne rettelse tilbage, så det første facit gælder igen.")
        st.caption(_where(view))
        if view.impact:
            impact(view.impact)
        if view.may_sign:
            _sign(view)
        if view.proposed.signed_at and view.is_current and view.file_lines:
            with st.expander("Ret filen ved næste udgivelse"):
                st.code(view.file_lines, language="yaml")
        if view.may_withdraw:
            _withdraw(view)


def _where(view: CorrectionView) -> str:
    correction, reply = view.proposed.correction, view.proposed.reply
    said = f"Foreslået {labels.day(correction.at)} af {view.proposer or 'en tidligere kollega'}. "
    if reply is None:
        return said + "Venter på en anden: en jurist eller en nøgleperson fra en anden enhed."
    word = "Underskrevet" if reply.signed else "Ikke underskrevet"
    return said + f"{word} {labels.day(reply.at)} af {view.signer or 'en tidligere kollega'}."


def _sign(view: CorrectionView) -> None:
    correction_id = view.proposed.correction.correction_id
    left, right = st.columns(2)
    key = f"corrections.{correction_id}"
    left.button("Skriv under", type="primary", key=f"{key}.yes", on_click=_reply, args=(correction_id, True))
    right.button("Jeg er ikke enig", key=f"{key}.no", on_click=_reply, args=(correction_id, False))


def _reply(correction_id: str, signed: bool) -> None:  # noqa: FBT001 - a callback's arguments have no names
    def act() -> str:
        state.platform().correcting.reply(state.actor(), correction_id, signed=signed)
        return "Rettelsen gælder nu. Alle, der fik opgaven, kan se den." if signed else "Dit nej er gemt."

    state.attempted(act)


def _withdraw(view: CorrectionView) -> None:
    withdrawn = view.proposed.correction.correction_id
    key = f"corrections.{withdrawn}.withdraw"
    with st.expander("Træk rettelsen tilbage"), st.form(key, border=False):
        st.text_area("Hvorfor skal rettelsen trækkes tilbage?", key=f"{key}.words")
        st.form_submit_button("Foreslå at trække tilbage", on_click=_taken_back, args=(withdrawn, key))


def _taken_back(withdrawn: str, key: str) -> None:
    def act() -> str:
        words = str(state.value(f"{key}.words") or "")
        state.platform().correcting.withdraw(
            state.actor(), correction_id=str(uuid.uuid4()), withdraws=withdrawn, words=words
        )
        return "Forslaget venter på, at en anden skriver under."

    state.attempted(act)
