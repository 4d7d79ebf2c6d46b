"""Mit kørekort: one's own steps, the one to do next, and the licence."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.delta import BookingRight
from quiz_app.domain.licence import Licence, LicenceBasis, LicenceStatus
from quiz_app.domain.steps import Step, StepKind, StepState
from quiz_app.services.progressing import MyLicence
from quiz_app.views.components import (
    conference_list,
    correction_note,
    delta_card,
    frame,
    labels,
    licence_life,
    merit,
    own_proceedings,
    round_task,
    succession_card,
    supported_tries,
)

ICON = {
    StepState.DONE: ":material/check_circle:",
    StepState.WAITING: ":material/hourglass_empty:",
    StepState.OPEN: ":material/radio_button_unchecked:",
    StepState.LATER: ":material/lock_clock:",
}
PAGE = {StepKind.MODULE: "views/quiz.py", StepKind.EXAM: "views/exam.py", StepKind.PRACTICE: "views/practice.py"}


def certificate(mine: MyLicence) -> None:
    """The licence that is held, with the code by which anyone verifies it."""
    licence = mine.licence
    if licence is None:
        return
    with st.container(border=True):
        word = labels.LICENCE_STATUS[licence.status]
        if licence.status == LicenceStatus.VALID and mine.right == BookingRight.ACCOMPANIED:
            word = labels.BOOK_ACCOMPANIED
        st.subheader(f"{mine.kind.title}: {word.lower()}")
        basis = f" ({labels.LICENCE_BASIS[licence.basis]})" if licence.basis != LicenceBasis.EARNED else ""
        issued = f"Udstedt {labels.day(licence.issued_on)}{basis}."
        renewed = f" Fornyet {labels.day(licence.renewed_on)}." if licence.renewed_on else ""
        st.write(f"{issued}{renewed} Gælder til og med {labels.day(licence.valid_until)}.")
        st.caption(_proves(licence))
        st.code(licence.code, language=None)
        licence_life.certificate(licence)
        st.markdown(f"Enhver kan bekræfte koden på [siden Bekræft et kørekort](/verificer/{licence.code}).")
        st.caption("Internt kompetencebevis. Ikke en offentlig autorisation.")


def _proves(licence: Licence) -> str:
    """The law whose knowledge it proves."""
    said = f"Beviser loven som læst til og med {labels.day(licence.law_read_until)}."
    if licence.changes_until is None:
        return said
    return f"{said} Ændringsprøven er bestået for regler fra {labels.day(licence.changes_until)}."


def next_button(mine: MyLicence, *, renews: bool) -> None:
    """The one thing to do next, or what may be done beside a renewal."""
    step = mine.next_step
    if mine.licence and (mine.licence.status in {LicenceStatus.VALID, LicenceStatus.REVOKED} or step is None):
        return
    if step is None:
        st.info("Du mangler kun en kollegas godkendelse. Der er ikke noget, du skal gøre nu.")
        return
    what = {StepKind.MODULE: "Læs og øv", StepKind.EXAM: "Tag prøven", StepKind.PRACTICE: "Find en ledsager"}
    query = {StepKind.MODULE: {"modul": step.ref}, StepKind.PRACTICE: {"trin": step.ref}}.get(step.kind, {})
    label = f"{'Også muligt' if renews else 'Næste skridt'}: {what[step.kind]} · {step.title}"
    if st.button(label, type="secondary" if renews else "primary", key=f"my_licence.next.{mine.kind.id}"):
        st.switch_page(PAGE[step.kind], query_params=query)


def row(mine: MyLicence, step: Step) -> None:
    """One step: its state and since when, how long it takes, and the way to it."""
    word = labels.STEP_STATE[step.state]
    if step.credited:
        word = "Merit: din erfaring tæller"
    elif step.carried:
        word = "Følger med fra dit gamle kørekort"
    elif step.can_wait:
        word = "Kan vente, til du får sådan en sag"
    since = f" · siden {labels.day(step.since)}" if step.since else ""
    minutes = f" · ca. {step.minutes} minutter" if step.minutes else ""
    st.markdown(f"{ICON[step.state]} **{step.title}**  \n{word}{since}{minutes}")
    if step.kind == StepKind.MODULE:
        st.markdown(f"[Læs modulet](/moduler/{step.ref}.html) · [Øv dig](/app/quiz?modul={step.ref})")
        if step.state == StepState.OPEN:
            experience(mine, step)


def experience(mine: MyLicence, step: Step) -> None:
    """What makes the module relevant, and whether it has happened."""
    key = f"my_licence.met.{mine.kind.id}.{step.ref}"
    st.checkbox(
        "Jeg har fået sådan en sag",
        value=step.ref in mine.experienced,
        key=key,
        help=f"{state.platform().library.modules[step.ref].when} Kun du kan se det, og du kan fortryde.",
        on_change=say,
        args=(step, key),
    )


def say(step: Step, key: str) -> None:
    """Keep that the experience has been met, or that it has not."""
    met = bool(state.value(key))

    def act() -> str:
        state.platform().progressing.experience(state.actor(), step.ref, met=met)
        return f"Gemt. »{step.title}« er rykket frem." if met else f"Gemt. »{step.title}« kan vente."

    state.attempted(act)


def draw(mine: MyLicence, *, renews: bool) -> None:
    """One licence: what is held, what is next, every step."""
    st.header(mine.kind.title)
    st.write(mine.kind.summary)
    certificate(mine)
    next_button(mine, renews=renews)
    done = sum(s.state == StepState.DONE for s in mine.steps)
    left = f" · ca. {mine.minutes_left} minutter tilbage i alt" if mine.minutes_left else ""
    st.progress(done / len(mine.steps), text=f"{done} af {len(mine.steps)} trin gennemført{left}")
    for step in mine.steps:
        row(mine, step)
    merit.draw(mine)
    st.caption("En borgers sag venter ikke på et kørekort: uden kørekort booker du sammen med en ledsager.")


st.title("Mit kørekort")
frame.notices()
own_proceedings.draw()
correction_note.notices()
round_task.offers()
conference_list.notices()
supported_tries.notices()
renewed = licence_life.renewals()
delta_first = delta_card.offers(covered=renewed)
succession_card.offers()
paths = state.platform().progressing.mine(state.actor())
for path in paths:
    draw(path, renews=bool(renewed) or delta_first)
if not paths:
    st.info("Der udstedes ikke noget kørekort på denne dato. Du kan stadig øve dig.")
