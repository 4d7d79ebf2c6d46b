"""One person as an administrator sees them: roles, pause, leave date, password, and erasure after a question."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.people import Grant, Person, Role
from quiz_app.views.components import labels


def first_password(name: str, password: str) -> str:
    """The notice that shows a password; it is gone with the next click."""
    return (
        f"{labels.verbatim(name)} kan logge ind med adgangskoden `{password}` og skal vælge sin egen. "
        "Giv den videre nu: Den vises ikke igen."
    )


def draw(person: Person, grants: tuple[Grant, ...], units: dict[str, str]) -> None:
    """Everything that may be changed about the person."""
    away = state.platform().administering.away(state.actor()).get(person.person_id)
    with st.container(border=True):
        st.subheader(labels.verbatim(person.name))
        st.caption(_standing(person, away))
        _place(person, units)
        _roles(person, grants, units)
        _absence(person, away)
        key = f"person.{person.person_id}"
        left, right = st.columns(2)
        if state.platform().settings.local_accounts:
            left.button("Ny adgangskode", key=f"{key}.password", on_click=new_password, args=(person,))
        if right.button("Slet navn og konto", key=f"{key}.erase"):
            confirm(person)


def new_password(person: Person) -> None:
    """Give a password that must be changed."""
    state.attempted(
        lambda: first_password(person.name, state.platform().admitting.new_password(state.actor(), person.person_id))
    )


@st.dialog("Slet navn og konto?")
def confirm(person: Person) -> None:
    """Ask once before an identity goes for good."""
    st.write(
        f"Navn, brugernavn, roller og sessioner for {labels.verbatim(person.name)} slettes for altid, og "
        "det, der er skrevet om personen, slettes. Beviser, tal og det, personen har skrevet om praksis og andres "
        "kørekort, bliver uden navn. Det kan ikke fortrydes."
    )
    key = f"person.{person.person_id}.erase.yes"
    if st.button("Slet for altid", type="primary", key=key, on_click=erase, args=(person,)):
        st.rerun()


def erase(person: Person) -> None:
    """Erase the identity."""

    def act() -> str:
        state.platform().erasing.erase(state.actor(), person.person_id)
        return "Navn og konto er slettet."

    if state.attempted(act):
        state.forget("people.chosen")


def _standing(person: Person, away: date | None) -> str:
    parts = [f"Brugernavn {labels.verbatim(person.login)}"]
    if away:
        parts.append(f"på pause, tilbage {labels.day(away)}")
    if person.leaves_on:
        here = person.is_here(state.platform().clock.today())
        parts.append(f"{'stopper' if here else 'stoppede'} {labels.day(person.leaves_on)}")
    return " · ".join(parts)


def _place(person: Person, units: dict[str, str]) -> None:
    key = f"person.{person.person_id}.place"
    with st.expander("Ret navn, brugernavn eller enhed"), st.form(key, border=False):
        st.text_input("Navn", value=person.name, key=f"{key}.name")
        st.text_input("Brugernavn", value=person.login, key=f"{key}.login")
        st.selectbox(
            "Enhed",
            list(units),
            index=list(units).index(person.unit_id) if person.unit_id in units else 0,
            format_func=units.__getitem__,
            key=f"{key}.unit",
        )
        st.caption("Skifter personen enhed, følger rollerne med, undtagen leder og administrator.")
        st.form_submit_button("Gem", on_click=_placed, args=(person, key))


def _placed(person: Person, key: str) -> None:
    def act() -> str:
        name = str(state.value(f"{key}.name") or "")
        login, unit_id = str(state.value(f"{key}.login") or ""), str(state.value(f"{key}.unit") or "")
        state.platform().administering.place(state.actor(), person.person_id, name=name, login=login, unit_id=unit_id)
        return f"{labels.verbatim(name)} er gemt."

    state.attempted(act)


def _roles(person: Person, grants: tuple[Grant, ...], units: dict[str, str]) -> None:
    key = f"person.{person.person_id}.role"
    for grant in grants:
        where = units.get(grant.unit_id, grant.unit_id)
        label = f"Fratag {labels.ROLE[grant.role]} i {where}"
        st.button(label, key=f"{key}.{grant.role}.{grant.unit_id}", on_click=_withdraw, args=(person, grant))
    with st.form(key, border=False):
        st.selectbox("Giv en rolle", list(Role), format_func=labels.ROLE.__getitem__, key=f"{key}.new")
        st.selectbox(
            "I enheden",
            list(units),
            index=list(units).index(person.unit_id) if person.unit_id in units else 0,
            format_func=units.__getitem__,
            key=f"{key}.unit",
        )
        st.form_submit_button("Giv rollen", on_click=_grant, args=(person, key))


def _withdraw(person: Person, grant: Grant) -> None:
    def act() -> str:
        state.platform().administering.withdraw(state.actor(), person.person_id, grant)
        return f"{labels.verbatim(person.name)} er ikke længere {labels.ROLE[grant.role]} dér."

    state.attempted(act)


def _grant(person: Person, key: str) -> None:
    role, unit = Role(str(state.value(f"{key}.new"))), str(state.value(f"{key}.unit"))

    def act() -> str:
        state.platform().administering.grant(state.actor(), person.person_id, Grant(role=role, unit_id=unit))
        return f"{labels.verbatim(person.name)} er nu {labels.ROLE[role]}."

    state.attempted(act)


def _absence(person: Person, away: date | None) -> None:
    key, administering = f"person.{person.person_id}", state.platform().administering
    with st.form(f"{key}.pause", border=False):
        st.text_input(
            "På pause, tilbage den",
            value=_written(away),
            placeholder="dd.mm.åååå (tom: ingen pause)",
            help="Der er ingen plads til en grund, og den skal ikke oplyses.",
            key=f"{key}.pause.day",
        )
        st.form_submit_button(
            "Gem pausen", on_click=_on_day, args=(person, f"{key}.pause.day", administering.pause, "Pausen er gemt.")
        )
    with st.form(f"{key}.leave", border=False):
        st.text_input(
            "Stopper den",
            value=_written(person.leaves_on),
            placeholder="dd.mm.åååå (tom: stopper ikke)",
            help="Fra den dag kan personen ikke logge ind.",
            key=f"{key}.leave.day",
        )
        done = "Slutdatoen er gemt."
        st.form_submit_button(
            "Gem slutdatoen", on_click=_on_day, args=(person, f"{key}.leave.day", administering.leave, done)
        )


def _on_day(person: Person, key: str, act: Callable[..., None], done: str) -> None:
    def save() -> str:
        text = str(state.value(key) or "")
        act(state.actor(), person.person_id, parse_date("day", text) if text else None)
        return done

    state.attempted(save)


def _written(day: date | None) -> str:
    return f"{day.day}.{day.month}.{day.year}" if day else ""
