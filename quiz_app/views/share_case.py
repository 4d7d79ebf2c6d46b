"""Del en sag: coarse facts first, then the text, then every finding settled, and only then is anything stored."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.sharing.case_text import CaseText, parted, tidied
from quiz_app.domain.sharing.form import Making
from quiz_app.domain.sharing.worksheet import Sheet, begun
from quiz_app.errors import InvalidInput
from quiz_app.services.screened_text import REMEDIES
from quiz_app.services.sharing import Draft
from quiz_app.views.components import case_form, frame, own_cases, sharing_words, sheet_editor
from quiz_app.views.components.advice import advise
from quiz_app.views.components.case_form import KEY

CASE, NAME = f"{KEY}.case", f"{KEY}.name"


def write() -> None:
    """Choose the way, fill in the form, and let the gate read it."""
    st.write(
        "Del en sag, du gerne vil have kollegers øjne på. Sagen afgøres ikke her. [Sådan gør du](/del-en-sag.html)"
    )
    making = st.radio(
        "Hvordan?", list(Making), format_func=sharing_words.MAKING.__getitem__, key=f"{KEY}.making", horizontal=True
    )
    st.markdown(sharing_words.REBUILD if making == Making.REBUILT else sharing_words.KEEP)
    st.warning(sharing_words.TAB, icon=":material/lock:")
    st.html('<span data-unsaved="form"></span>')
    before = state.kept(CASE)
    with st.form(KEY, border=False):
        case_form.draw(before if isinstance(before, CaseText) else None)
        st.form_submit_button("Læs teksten igennem", type="primary", on_click=read, args=(making or Making.REBUILT,))
    own_cases.draw(edit)


def read(making: Making) -> None:
    """Let the gate read what is written; what it finds is settled next."""

    def act() -> str:
        written = case_form.written(making)
        text = CaseText(form=written.form, words=tidied(written.words))
        state.keep(CASE, text)
        screening = state.platform().conferences.sharing.screen(state.actor(), text.words.whole)
        if screening.refused is not None:
            raise InvalidInput("story", REMEDIES[screening.refused])
        earlier = state.kept(f"{KEY}.earlier")
        sheet_editor.begin(begun(text.words.whole, screening, earlier if isinstance(earlier, Sheet) else None))
        return ""

    state.attempted(act)


def settle(sheet: Sheet) -> None:
    """The editor, and the way back to the fields."""
    st.html('<span data-unsaved="sheet"></span>')
    st.button("Ret selv i teksten", key=f"{KEY}.back", icon=":material/edit:", on_click=back, args=(sheet,))
    if not sheet.open:
        finish(sheet)
    sheet_editor.draw()


def finish(sheet: Sheet) -> None:
    """Nothing is left: what the form tells about the risk, and the two ways on."""
    case = _case(sheet)
    st.success("Der er ikke flere fund. Læs teksten en sidste gang, før du gemmer den.", icon=":material/check_circle:")
    advise(state.platform().conferences.sharing.advice(state.actor(), case, but=_name()))
    with st.container(horizontal=True):
        st.button(
            "Send til frigivelse",
            type="primary",
            key=f"{KEY}.send",
            on_click=store,
            args=(sheet,),
            kwargs={"send": True},
        )
        st.button("Gem som kladde (30 dage)", key=f"{KEY}.save", on_click=store, args=(sheet,), kwargs={"send": False})
        sheet_editor.undo()


def store(sheet: Sheet, *, send: bool) -> None:
    """Store the text in which everything is settled, and perhaps send it."""

    def act() -> str:
        sharing, name = state.platform().conferences.sharing, _name()
        draft = Draft(case_id=name, version_id=str(uuid.uuid4()), text=_case(sheet), resolutions=sheet.settled)
        sharing.save(state.actor(), draft)
        if send:
            sharing.submit(state.actor(), name)
        return "Sagen er sendt. En nøgleperson fra et andet center læser den." if send else "Kladden er gemt."

    if state.attempted(act):
        clear()


def back(sheet: Sheet) -> None:
    """To the fields, with what is settled so far."""
    state.keep(CASE, _case(sheet))
    state.keep(f"{KEY}.earlier", sheet)
    sheet_editor.begin(None)


def edit(case_id: str, text: CaseText, sheet: Sheet) -> None:
    """Take one's own case up again."""
    state.keep(NAME, case_id)
    state.keep(CASE, text)
    state.keep(f"{KEY}.earlier", sheet)


def clear() -> None:
    """An empty desk."""
    for key in (CASE, NAME, f"{KEY}.earlier"):
        state.keep(key, None)
    sheet_editor.begin(None)


def _case(sheet: Sheet) -> CaseText:
    before = state.kept(CASE)
    assert isinstance(before, CaseText)
    return CaseText(form=before.form, words=parted(sheet.text))


def _name() -> str:
    """The id of the case on the desk, new for a new one."""
    if not isinstance(state.kept(NAME), str):
        state.keep(NAME, str(uuid.uuid4()))
    return str(state.kept(NAME))


def draw() -> None:
    """The fields, or the editor."""
    sheet = sheet_editor.sheet()
    if sheet is None:
        write()
    else:
        settle(sheet)


st.title("Del en sag")
frame.live(draw)
