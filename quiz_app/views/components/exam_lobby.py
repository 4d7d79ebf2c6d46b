"""Before an exam: what it demands, what stands in the way, and how it begins."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.impact import examined
from quiz_app.domain.request import RequestKind
from quiz_app.domain.retake import DoorState
from quiz_app.services.progressing import MyLicence
from quiz_app.views.components import asking, colleague, labels


def draw(mine: MyLicence) -> None:
    """What the exam demands, before it begins."""
    exam = mine.kind.exam
    items = sum(t.count for t in exam.topics)
    extra = f" (med din ekstra tid; ellers {exam.minutes})" if mine.exam_minutes > exam.minutes else ""
    st.header(mine.kind.title)
    st.markdown(
        f"- {items} opgaver, {mine.exam_minutes} minutter{extra}. Uret kører, også når siden er lukket.\n"
        "- Én pause på højst 15 minutter stopper uret. Opgaverne er skjult imens.\n"
        "- Åben bog: brug retningslinjerne og loven.\n"
        f"- Bestået ved {100 * exam.cut.share:.0f} % af pointene. {exam.cut.note}\n"
        "- Et svar gemmes, når du trykker Gem, går til en anden opgave, holder pause eller afleverer. Du kan "
        "rette, til du afleverer.\n"
        f"- Kun du kan se dine svar.{ahead(mine)}"
    )
    door(mine)


def ahead(mine: MyLicence) -> str:
    """A line where cases may lie ahead of today, as they do for a licence that is earned before its rules commence."""
    items = examined(mine.kind, state.platform().library)
    if any(item.case_date and item.case_date > mine.today for item in items):
        return "\n- Nogle sager kan have en dato efter i dag. Svar efter de regler, der gælder på sagens dato."
    return ""


def door(mine: MyLicence) -> None:
    """The way in, or what opens it."""
    opens = labels.day(mine.door.opens_on) if mine.door.opens_on else ""
    match mine.door.state:
        case DoorState.PASSED:
            st.success("Du har bestået prøven.")
        case DoorState.MODULES:
            st.info("Prøven åbner, når modulerne er gennemført.")
        case DoorState.WAITING:
            st.info(f"Du kan tage prøven igen fra den {opens}. Øv dig imens.")
        case DoorState.TALK:
            talk(mine, opens)
        case DoorState.SUPPORTED:
            supported(mine)
        case DoorState.OPEN:
            st.button("Begynd prøven", type="primary", key="exam.start", on_click=start, args=(mine.kind.id,))


def talk(mine: MyLicence, opens: str) -> None:
    """The talk that comes before another try."""
    st.info(
        "Ingen tager prøven alene en tredje gang. Tal først med en leder eller nøgleperson om, hvad der driller. "
        f"Bagefter, og tidligst den {opens}, tager du prøven med en kollega ved din side."
    )
    asked = asking.newest(mine, RequestKind.TALK)
    if asked and asked.waiting:
        asking.waiting(asked)
        return
    if asked:
        asking.unheard(asked)
    st.caption("Kun den, du spørger, ser det. I skriver ikke noget; kollegaen noterer kun, at samtalen er holdt.")
    asking.form(
        mine, RequestKind.TALK, label="Bed om en samtale", notice="Spørgsmålet er sendt. Aftal selv, hvornår I taler."
    )


def supported(mine: MyLicence) -> None:
    """The exam with a colleague present."""
    people = {c.person_id: c for c in state.platform().requesting.attendants(state.actor())}
    st.info(
        "Samtalen er holdt. Nu tager du prøven med en kollega ved din side. I må tale om, hvordan du griber den an."
    )
    with st.form("exam.supported", border=False):
        colleague.choose("Hvem er hos dig?", people, key="exam.support", also=lambda c: labels.COMPANION[c.why])
        st.form_submit_button("Begynd prøven", type="primary", on_click=start, args=(mine.kind.id,))


def start(licence_id: str) -> None:
    """Draw the exam and begin."""
    state.attempted(lambda: begun(licence_id, str(state.value("exam.support") or "")))


def begun(licence_id: str, support_id: str) -> str:
    """The notice of an exam that begins."""
    state.platform().attempting.start_exam(state.actor(), licence_id, support_id=support_id)
    st.query_params.clear()
    return "Prøven er begyndt. Hvert svar gemmes, når du trykker Gem."
