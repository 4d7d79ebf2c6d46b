"""Kladder: what conferences have left to the key persons, to read, to finish and to hand in as content."""

import io
import zipfile

import streamlit as st

from quiz_app import state
from quiz_app.domain.drafting import Draft, DraftDecision, DraftKind, DropReason
from quiz_app.services.drafting import DraftView, Files
from quiz_app.views.components import frame, labels
from quiz_app.views.components.conference_words import words_of
from quiz_app.views.components.draft_words import DECISION, KIND, REASON


def card(view: DraftView) -> None:
    """One draft: where it is from, what it says, and what can be done with it."""
    draft = view.draft
    with st.container(border=True):
        st.subheader(KIND[draft.kind])
        st.caption(
            f"Fra konferencen om »{view.title}« · {labels.day(draft.at)}" if view.title else labels.day(draft.at)
        )
        if view.revise:
            st.warning(
                "Sagen endte imod rådet. Læs kladden igen, og ret det, der bygger på den.", icon=":material/rule:"
            )
        if view.files is None:
            gone(view)
        elif draft.kind == DraftKind.CASE and not draft.rebuilt:
            rebuild(view)
        else:
            preview(draft, view.files)
        if view.decided:
            reason = f" · {REASON[DropReason(view.decided.reason)]}" if view.decided.reason else ""
            st.markdown(f"**{DECISION[view.decided.decision]}** {labels.day(view.decided.at)}{reason}")
        else:
            decide(view)


def gone(view: DraftView) -> None:
    """The words are taken away, or their case is hidden; what was handed in elsewhere has to go by hand."""
    if view.hidden:
        st.info("Sagen er skjult. Kladden kan ikke læses, før en nøgleperson har lagt sagen tilbage eller slettet den.")
        return
    if view.decided and view.decided.decision == DraftDecision.DROPPED:
        st.caption("Teksten er slettet.")
        return
    st.warning("Sagen er trukket tilbage, og kladdens tekst er slettet. Er den lagt ind som indhold, så slet også:")
    st.markdown("\n".join(f"- `{path}`" for path in view.draft.path.split(", ")))


def preview(draft: Draft, files: Files) -> None:
    """Each file as it would lie, and all of them to take home."""
    for path, text in files.items():
        with st.expander(path):
            st.code(text, language=None, wrap_lines=True)
    if draft.kind == DraftKind.GUIDELINE_NOTE:
        st.write(f"Sæt teksten ind i `{draft.path}`.")
    st.caption("Det, der begynder med UDFYLD, skal du skrive. Kør `koerekort check`, når filen ligger i mappen.")
    st.download_button(
        "Hent filerne", packed(files), "kladde.zip", "application/zip", key=f"drafts.get.{draft.draft_id}"
    )


def packed(files: Files) -> bytes:
    """The files in one archive, in their folders."""
    with io.BytesIO() as memory:
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, text in files.items():
                archive.writestr(path, text)
        return memory.getvalue()


def rebuild(view: DraftView) -> None:
    """A case becomes a file only when it is told anew."""
    draft_id = view.draft.draft_id
    st.write(
        "Byg sagen om til en konstrueret sag: nyt navn, nyt job, ny familie, nyt forløb. Behold kun det, man lærer af. "
        "Skriv 200-300 ord. Sæt ikke ind fra den delte sag."
    )
    st.text_input("Ny titel", max_chars=100, key=f"drafts.title.{draft_id}")
    st.text_area("Sagen, skrevet om", max_chars=2000, height=260, key=f"drafts.story.{draft_id}")
    with st.expander("Blev et ord standset, som ikke identificerer nogen?"):
        st.text_input("Skriv ordene her, adskilt af semikolon", key=f"drafts.confirmed.{draft_id}")
    st.button("Gem den ombyggede sag", key=f"drafts.rebuild.{draft_id}", on_click=save, args=(draft_id,))


def save(draft_id: str) -> None:
    """Let the gate read it, and make its files."""
    title, story = (str(state.value(f"drafts.{part}.{draft_id}") or "") for part in ("title", "story"))

    said = words_of(state.value(f"drafts.confirmed.{draft_id}"))

    def act() -> str:
        drafting = state.platform().conferences.drafting
        drafting.rebuild(state.actor(), draft_id, title=title, story=story, confirmed=said)
        return "Sagen er bygget om. Filerne ligger klar."

    state.attempted(act)


def decide(view: DraftView) -> None:
    """Take it over, or drop it with a reason."""
    draft_id = view.draft.draft_id
    reason = st.selectbox(
        "Grund, hvis den lægges væk",
        list(DropReason),
        format_func=REASON.__getitem__,
        key=f"drafts.reason.{draft_id}",
    )
    left, right = st.columns(2)
    taken, dropped = DraftDecision.TAKEN_OVER, DraftDecision.DROPPED
    ready = view.files is not None and (view.draft.kind != DraftKind.CASE or view.draft.rebuilt)
    key = f"drafts.take.{draft_id}"
    left.button("Jeg tager den over", key=key, on_click=settle, args=(draft_id, taken, None), disabled=not ready)
    right.button("Læg den væk", key=f"drafts.drop.{draft_id}", on_click=settle, args=(draft_id, dropped, reason))


def settle(draft_id: str, decision: DraftDecision, reason: DropReason | None) -> None:
    """Keep what was decided."""

    def act() -> str:
        state.platform().conferences.drafting.decide(state.actor(), draft_id, decision, reason)
        return DECISION[decision] + "."

    state.attempted(act)


def draw() -> None:
    """Those that wait, and those that are decided."""
    found = state.platform().conferences.drafting.drafts(state.actor())
    waiting = [view for view in found if view.decided is None]
    st.write("Kladder fra sagskonferencer. Ingen af dem gælder, før du har skrevet dem færdig og lagt dem ind.")
    if not waiting:
        st.info("Der venter ingen kladder. De kommer fra konferencer, hvis råd er gemt.")
    for view in waiting:
        card(view)
    decided = [view for view in found if view.decided]
    if decided:
        with st.expander(f"Besluttede kladder ({len(decided)})"):
            for view in decided:
                card(view)


st.title("Kladder")
frame.notices()
draw()
