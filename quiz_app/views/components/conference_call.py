"""The form by which somebody calls a conference."""

import uuid
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from quiz_app import state
from quiz_app.domain.conference import ConferenceFormat, Manner
from quiz_app.domain.danish_input import parse_date
from quiz_app.errors import InvalidInput
from quiz_app.services.case_sheets import CaseSheet
from quiz_app.services.conferring import Call
from quiz_app.views.components import conference_list
from quiz_app.views.components import conference_words as words

KEY = "conferences.call"
PICKED = f"{KEY}.picked"
DENMARK = ZoneInfo("Europe/Copenhagen")


def draw() -> None:
    """Case, format, people, time and place; one column, top to bottom."""
    sheets = {f"{s.ref.kind}:{s.ref.id}": s for s in state.platform().conferences.conferring.choosable(state.actor())}
    chosen = st.selectbox(
        "Hvilken sag?",
        list(sheets),
        index=None,
        format_func=lambda k: f"{sheets[k].title} · {words.MADE[sheets[k].ref.kind].lower()}",
        placeholder="Vælg en sag",
        key=f"{KEY}.case",
        help="Konstruerede sager og kollegers frigivne sager. Din egen sag skal deles og frigives først.",
    )
    sheet = sheets.get(chosen or "")
    if sheet is not None:
        pending(sheet)
    of = st.radio(
        "Hvilken form?",
        list(ConferenceFormat),
        format_func=words.FORMAT.__getitem__,
        captions=[words.FORMAT_HELP[f] for f in ConferenceFormat],
        key=f"{KEY}.format",
    )
    manner = st.radio("Hvordan mødes I?", list(Manner), format_func=words.MANNER.__getitem__, key=f"{KEY}.manner")
    people(of or ConferenceFormat.DOORWAY)
    hours(manner or Manner.ROOM)
    st.text_input("Sted (kan udelades)", key=f"{KEY}.place", max_chars=80, help="Et mødelokale. Skriv ingen navne.")
    with st.expander("Et ord blev standset, men identificerer ingen?"):
        st.text_input("Skriv ordene her, adskilt af semikolon", key=f"{KEY}.confirmed")
    st.button("Indkald", type="primary", key=f"{KEY}.send", disabled=sheet is None, on_click=send, args=(sheet,))


def pending(sheet: CaseSheet) -> None:
    """What must be said and confirmed about a real case that is not decided."""
    if not sheet.pending:
        return
    st.warning(words.NOT_DECIDED, icon=":material/gavel:")
    st.checkbox(
        "Jeg har selv en opgave i sagen",
        key=f"{KEY}.has_task",
        help="Du må ikke bruge fortrolige oplysninger, som ikke betyder noget for dine opgaver "
        "(forvaltningsloven § 32).",
    )


def people(of: ConferenceFormat) -> None:
    """Search by name, pick, and give the parts."""
    conferring = state.platform().conferences.conferring
    typed = st.text_input("Søg kolleger i hele kommunen", key=f"{KEY}.search", placeholder="Skriv en del af navnet")
    found = conferring.find_people(state.actor(), typed)
    picked = state.people_picked(PICKED)
    for one in found:
        if one.person_id not in picked:
            st.button(
                f"Tilføj {one.name} · {one.unit}",
                key=f"{KEY}.add.{one.person_id}",
                icon=":material/person_add:",
                on_click=state.pick,
                args=(PICKED, one.person_id, f"{one.name} · {one.unit}"),
            )
    if typed and not found:
        st.caption("Ingen fundet. Skriv mindst to bogstaver af navnet.")
    for person_id, name in picked.items():
        st.button(
            f"Fjern {name}",
            key=f"{KEY}.drop.{person_id}",
            icon=":material/person_remove:",
            on_click=state.unpick,
            args=(PICKED, person_id),
        )
    one_centre(picked)
    myself = {state.actor().person_id: "Mig"}
    everybody = picked | ({} if of == ConferenceFormat.CONFERENCE else myself)
    for part, label in (("facilitator", "Mødeleder"), ("note_taker", "Referent")):
        st.selectbox(
            label,
            list(everybody),
            index=None,
            format_func=everybody.__getitem__,
            placeholder="Vælg en deltager",
            key=f"{KEY}.{part}",
        )


def one_centre(picked: dict[str, str]) -> None:
    """A conference is across centres by default."""
    if picked and state.platform().conferences.conferring.is_one_centre(state.actor(), tuple(picked)):
        st.warning(
            "Alle er fra samme center. Invitér gerne en fra et andet: det er forskellene, I lærer af.",
            icon=":material/hub:",
        )


def hours(manner: Manner) -> None:
    """Day and hour, or two days for those who come at their own time."""
    if manner == Manner.ASYNCHRONOUS:
        st.text_input("Åben til og med (dd.mm.åååå)", key=f"{KEY}.until", max_chars=20)
        return
    st.text_input("Dag (dd.mm.åååå)", key=f"{KEY}.day", max_chars=20)
    st.text_input("Klokkeslæt (tt:mm)", key=f"{KEY}.hour", max_chars=5, placeholder="13:00")


def send(sheet: CaseSheet) -> None:
    """Call them together."""

    def act() -> str:
        call = wanted(sheet)
        state.platform().conferences.conferring.call(state.actor(), call)
        state.forget(PICKED)
        conference_list.go(call.conference_id)
        return "Konferencen er oprettet. Send linket eller kalenderfilen til deltagerne."

    state.attempted(act)


def wanted(sheet: CaseSheet) -> Call:
    """What the fields hold.

    :raises InvalidInput: a day or an hour cannot be read.
    """
    manner = Manner(str(state.value(f"{KEY}.manner")))
    begins, ends = _when(manner)
    return Call(
        conference_id=str(uuid.uuid4()),
        format=ConferenceFormat(str(state.value(f"{KEY}.format"))),
        manner=manner,
        case=sheet.ref,
        facilitator_id=str(state.value(f"{KEY}.facilitator") or ""),
        note_taker_id=str(state.value(f"{KEY}.note_taker") or ""),
        invited=tuple(state.people_picked(PICKED)),
        starts_at=begins,
        ends_at=ends,
        place=str(state.value(f"{KEY}.place") or ""),
        has_task=bool(state.value(f"{KEY}.has_task")),
        confirmed=words.words_of(state.value(f"{KEY}.confirmed")),
    )


def _when(manner: Manner) -> tuple[datetime, datetime | None]:
    if manner == Manner.ASYNCHRONOUS:
        last = parse_date("until", str(state.value(f"{KEY}.until") or ""))
        return state.platform().clock.now(), datetime.combine(last, time(23, 59), DENMARK)
    day: date = parse_date("day", str(state.value(f"{KEY}.day") or ""))
    typed = str(state.value(f"{KEY}.hour") or "").strip().replace(".", ":")
    try:
        return datetime.combine(day, time.fromisoformat(typed.zfill(5)), DENMARK), None
    except ValueError as error:
        raise InvalidInput("hour", "Skriv klokkeslættet som tt:mm, for eksempel 13:00.") from error
