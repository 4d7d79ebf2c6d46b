"""One conference as its participants see it: the case, the agenda, one's own assessment, and what all assessed."""

import random

import streamlit as st

from quiz_app import state
from quiz_app.domain.assessment import Turn
from quiz_app.domain.conference import Manner, Part, Stage, agenda, is_few
from quiz_app.services.conference_views import ConferenceView, Participant, Pulse, TurnView
from quiz_app.views.components import (
    assessment_form,
    case_facts,
    conference_advice,
    conference_deadline,
    conference_list,
    conference_off,
    conference_shown,
    labels,
    sharing_words,
)
from quiz_app.views.components import conference_words as words

EVERY_SECONDS = 1.0
"""So often an open page asks whether something has happened; a reveal must reach everybody within two seconds."""
AT_ONCE = 5
"""So many people's pages are drawn anew in one second after a reveal; the others see the spread first."""
OPENED = {(Stage.ASSESSING, Stage.TALKING): Turn.FIRST, (Stage.TALKING, Stage.CONCLUDING): Turn.SECOND}
FEW = "though_few"
JUST_SHOWN = "Vurderingerne er vist"
OPEN = frozenset({Stage.ASSESSING, Stage.TALKING})


def draw(view: ConferenceView, drawn: Pulse) -> None:
    """The room, from what it is about to what came of it."""
    conference = view.conference
    back = "conferences.back"
    st.button("Alle konferencer", key=back, icon=":material/arrow_back:", on_click=conference_list.go, args=("",))
    title = view.case.title if view.case else "En sag, som er taget ned"
    st.header(f"{words.FORMAT[conference.format]}: {title}")
    if conference.manner == Manner.ASYNCHRONOUS:
        when = f"åben til {labels.moment(conference.ends_at)}"
    else:
        when = labels.moment(conference.starts_at)
    place = f" · {labels.verbatim(view.place)}" if view.place else ""
    st.caption(f"{words.STAGE[view.stage]} · {when} · {words.MANNER[conference.manner].lower()}{place}")
    pulse(conference.conference_id, drawn)
    conference_off.told(view)
    if conference.pending:
        st.warning(words.NOT_DECIDED, icon=":material/gavel:")
        if view.own_part_is(Part.CASE_OWNER):
            note()
    the_case(view)
    people(view)
    turn(view, view.first, "Din egen vurdering")
    if view.first.whole is not None:
        shown(view)
    conference_advice.draw(view)
    if view.standing is None or not view.standing.is_short:
        conference_off.offer(view)


@st.fragment(run_every=EVERY_SECONDS)
def pulse(conference_id: str, drawn: Pulse) -> None:
    """Counts that stay fresh; draws the page anew once something is revealed or written, or somebody joins.

    It looks up a handful of numbers, and nothing that anybody has assessed.
    """
    actor = state.present()
    if actor is None:
        st.rerun()
    with state.drawing_for(actor):
        now = state.platform().conferences.conferring.pulse(actor, conference_id)
    if now.drawn != drawn.drawn:
        opened = OPENED.get((drawn.stage, now.stage))
        if opened is None or random.random() < AT_ONCE / now.people:  # noqa: S311 - who waits a moment is no secret
            st.rerun()
        first_look(conference_id, opened)
        return
    turns = {Stage.ASSESSING: (0, "har vurderet"), Stage.TALKING: (1, "har vurderet igen")}
    if now.stage in turns:
        which, word = turns[now.stage]
        st.markdown(f"**{now.given[which]} af {now.people} {word}**")


def first_look(conference_id: str, which: Turn) -> None:
    """The spread at once, for everybody; the whole page is drawn for a few people a second, for it costs more."""
    whole = state.platform().conferences.conferring.shown(state.actor(), conference_id, which)
    if whole is not None:
        st.subheader(JUST_SHOWN)
        st.markdown(conference_shown.headline(whole))
        st.markdown(conference_shown.certainty_table(whole))


def the_case(view: ConferenceView) -> None:
    """What everybody reads."""
    if view.case is None:
        st.info("Sagen er taget ned, så hverken den eller det, der er skrevet om den, kan læses.")
        return
    case = view.case
    with st.expander("Sagen", expanded=view.stage == Stage.ASSESSING and view.first.own is None):
        dated = f" · sagen er fra {labels.day(case.case_date)}" if case.case_date else ""
        st.caption(f"{words.MADE[case.ref.kind]}{dated}")
        said = as_written if case.form else str
        if case.form:
            facts = (sharing_words.AGE_BAND[case.form.age_band], sharing_words.ILLNESS[case.form.illness])
            st.markdown(" · ".join((*facts, sharing_words.OCCUPATION[case.form.occupation])))
        st.markdown(said(case.story))
        for part in case.parts:
            st.markdown(f"#### {part.title}\n\n{said(part.body)}")
        st.caption("Vil du have sagen på papir: åbn den her, og brug browserens Udskriv.")
    if case.form:
        case_facts.takedown(case.ref.id)


def as_written(text: str) -> str:
    """What a colleague wrote, line by line."""
    return labels.verbatim(text).replace("\n", "  \n")


def note() -> None:
    """A neutral text for the case's own file."""
    with st.expander("Notat til sagen"):
        st.code(words.NOTE, language=None, wrap_lines=True)
        st.markdown(words.NOTE_LAW)


def people(view: ConferenceView) -> None:
    """Who is there with which part, the agenda, and how to get more people in."""
    conference = view.conference
    with st.expander(f"Deltagere ({len(view.people)}) og dagsorden"):
        st.markdown("\n".join(map(participant, view.people)))
        rounds(view)
        conferring = state.platform().conferences.conferring
        if view.stage == Stage.ASSESSING:
            if len(view.centres) == 1:
                st.warning("Alle er fra samme center. Invitér gerne en fra et andet.", icon=":material/hub:")
            st.write("Kolleger, du sender linket til, kan selv tage plads:")
            st.code(conferring.link(conference.conference_id), language=None)
        off = view.stage == Stage.CANCELLED
        st.download_button(
            "Hent aflysningen til kalenderen" if off else "Hent til kalenderen",
            conferring.invitation(state.actor(), conference.conference_id, title=words.FORMAT[conference.format]),
            file_name="sagskonference.ics",
            mime="text/calendar",
            key="conferences.calendar",
            help="Filen har tid, sted og link. Intet om sagen.",
        )


def participant(one: Participant) -> str:
    """Somebody's line of the list."""
    part = "" if one.part == Part.PARTICIPANT else f" · {words.PART[one.part]}"
    return f"- {one.name} · {one.centre}{part}"


def rounds(view: ConferenceView) -> None:
    """The agenda, with a countdown in the round that runs."""
    now = state.platform().clock.now()
    for one in agenda(view.conference):
        line = f"{labels.clock(one.starts_at)}-{labels.clock(one.ends_at)} {words.ROUND[one.round]}"
        st.markdown(f"- {line}")
        if one.starts_at <= now < one.ends_at:
            st.html(
                f'<p class="kk-timer">{words.ROUND[one.round]}: <span role="timer" '
                f'data-deadline="{one.ends_at.isoformat()}" data-now="{now.isoformat()}">'
                f"til kl. {labels.clock(one.ends_at)}</span></p>"
            )


def turn(view: ConferenceView, of: TurnView, title: str) -> None:
    """The form of a turn that is open, and the reveal for whoever may open it."""
    if of.whole is not None or view.stage not in OPEN:
        return
    st.subheader(title)
    if view.case is None:
        st.info("Sagen er skjult, så ingen kan vurdere nu. Bliver den lagt tilbage, kan I fortsætte her.")
        return
    if view.standing and view.standing.is_closed:
        conference_deadline.draw(view, view.standing)
        return
    second = of.turn == Turn.SECOND
    if second:
        st.write("Vurdér igen, nu hvor I har talt. Skift gerne mening, og bliv gerne ved din.")
    st.caption("Skjult for alle, også mødelederen, til vurderingerne bliver vist. Du kan ændre den indtil da.")
    key = f"conferences.{view.conference.conference_id}.{of.turn}"
    conference_id, which = view.conference.conference_id, of.turn
    assessment_form.draw(key, lambda form: save(conference_id, which, form), own=of.own, reason=of.own_reason)
    if of.own:
        st.caption(f"Din vurdering er gemt {labels.moment(of.own.at)}.")
    if of.may_reveal or view.own_part_is(Part.FACILITATOR):
        st.button(
            "Vis vurderingerne",
            key=f"{key}.reveal",
            icon=":material/visibility:",
            disabled=not of.may_reveal,
            help="Mindst to skal have vurderet. Når de er vist, kan ingen ændre sin.",
            on_click=reveal,
            args=(conference_id, which),
        )
        if is_few(of.given, len(view.people)):
            st.checkbox("Vis dem, selv om færre end halvdelen har vurderet", key=f"{key}.{FEW}")


def shown(view: ConferenceView) -> None:
    """What was assessed, and the second turn."""
    with st.expander("Vurderingerne før samtalen", expanded=view.second.whole is None and not view.advice):
        conference_deadline.told(view.first)
        conference_shown.draw(view.first)
    turn(view, view.second, "Vurdér igen")
    if view.second.whole is not None:
        conference_shown.before_and_after(view)
        with st.expander("Vurderingerne efter samtalen"):
            conference_deadline.told(view.second)
            conference_shown.draw(view.second)


def save(conference_id: str, which: Turn, form: str) -> None:
    """Seal one's assessment."""

    def act() -> str:
        judgement = assessment_form.read(form)
        state.platform().conferences.conferring.assess(state.actor(), conference_id, which, judgement)
        return "Din vurdering er gemt og skjult for alle andre."

    state.attempted(act)


def reveal(conference_id: str, which: Turn) -> None:
    """Open a turn for all."""
    meant = bool(state.value(f"conferences.{conference_id}.{which}.{FEW}"))

    def act() -> str:
        state.platform().conferences.conferring.reveal(state.actor(), conference_id, which, though_few=meant)
        return "Vurderingerne er vist for alle."

    state.attempted(act)
