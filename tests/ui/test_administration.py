"""What administrators do on their pages, and what everybody reads about themselves."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app import bootstrap
from quiz_app.bootstrap import Platform
from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.views.components import decision_words, labels

Open = Callable[..., AppTest]
ERIK = Actor(person_id="erik", grants=(Grant(role=Role.ADMINISTRATOR, unit_id="kommunen"),))
CARLA = Actor(person_id="carla", grants=(Grant(role=Role.MANAGER, unit_id="nord"),))
AMINA = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
GOOD = "navn;brugernavn;enhed;roller\nÅse Ny;aase;Center Nord;leder"


def press(app: AppTest, label: str) -> AppTest:
    button = next(b for b in app.button if b.label.startswith(label))
    return button.click().run()


def choose(app: AppTest, name: str) -> AppTest:
    return app.selectbox(key="people.chosen").set_value(name).run()


def shown(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.success, app.info, app.error, app.subheader)
    return " ".join(str(e.value) for kind in kinds for e in kind).replace("\\", "")


def load(app: AppTest, text: str) -> AppTest:
    return app.file_uploader[0].upload("folk.csv", text.encode(), "text/csv").run()


def test_people_are_found_by_name_login_or_unit(open_as: Open) -> None:
    app = open_as("erik", "people")
    app.text_input(key="people.search").set_value("center syd SANNE").run()
    assert list(app.table[0].value.index) == ["Sanne Friis"]
    app.text_input(key="people.search").set_value("findes ikke").run()
    assert "Ingen hedder det" in shown(app)


def test_somebody_new_gets_a_password_that_is_shown_once(open_as: Open, platform: Platform) -> None:
    app = open_as("erik", "people")
    app.text_input(key="people.add.name").set_value("Åse Ny")
    app.text_input(key="people.add.login").set_value("aase")
    app.selectbox(key="people.add.unit").set_value("nord")
    app = press(app, "Tilføj")
    (notice,) = [s.value for s in app.success]
    password = notice.split("`")[1]
    assert platform.signing_in.sign_in("aase", password)
    assert password not in shown(app.run())


def test_where_everybody_signs_in_by_their_work_account_no_password_is_offered(
    open_as: Open, platform: Platform
) -> None:
    app = choose(open_as("erik", "people"), "amina")
    assert any(b.label == "Ny adgangskode" for b in app.button)
    bootstrap.install(replace(platform, settings=replace(platform.settings, local_accounts=False)))
    app = choose(open_as("erik", "people"), "amina")
    assert not any(b.label == "Ny adgangskode" for b in app.button)


def test_a_name_and_a_unit_are_changed_on_the_page(open_as: Open, platform: Platform) -> None:
    app = choose(open_as("erik", "people"), "amina")
    app.text_input(key="person.amina.place.name").set_value("Amina Holm")
    app.selectbox(key="person.amina.place.unit").set_value("syd")
    app = press(app, "Gem")
    (amina,) = [p for p, _ in platform.administering.people(ERIK) if p.person_id == "amina"]
    assert (amina.name, amina.unit_id) == ("Amina Holm", "syd")


def test_a_wrong_new_person_is_told_and_nothing_typed_is_lost(open_as: Open) -> None:
    app = open_as("erik", "people")
    app.text_input(key="people.add.name").set_value("Åse Ny")
    app.text_input(key="people.add.login").set_value("to ord")
    app = press(app, "Tilføj")
    assert [e.value for e in app.error] == ["Skriv et brugernavn uden mellemrum."]
    assert app.text_input(key="people.add.name").value == "Åse Ny"


def test_roles_are_given_and_taken(open_as: Open, platform: Platform) -> None:
    app = choose(open_as("erik", "people"), "amina")
    app.selectbox(key="person.amina.role.new").set_value(Role.JURIST)
    app = press(app, "Giv rollen")
    app = press(app, "Fratag sagsbehandler i Center Nord")
    held = {p.person_id: g for p, g in platform.administering.people(ERIK)}["amina"]
    assert held == (Grant(role=Role.JURIST, unit_id="nord"),)


def test_an_administrator_keeps_the_own_role(open_as: Open) -> None:
    app = press(choose(open_as("erik", "people"), "erik"), "Fratag administrator")
    assert "din egen adgang" in app.error[0].value


def test_a_pause_and_a_leave_date_are_written_as_days(open_as: Open, platform: Platform) -> None:
    app = choose(open_as("erik", "people"), "amina")
    app.text_input(key="person.amina.pause.day").set_value("1.2.2027")
    app = press(app, "Gem pausen")
    assert platform.administering.away(ERIK) == {"amina": date(2027, 2, 1)}
    app.text_input(key="person.amina.leave.day").set_value("31.2.2027")
    app = press(app, "Gem slutdatoen")
    assert "dd.mm.åååå" in app.error[0].value
    app.text_input(key="person.amina.leave.day").set_value("1.3.2027")
    app = press(app, "Gem slutdatoen")
    assert "tilbage 1. februar 2027 · stopper 1. marts 2027" in shown(app)


def test_who_is_still_here_is_not_erased_and_who_has_left_is_after_a_question(
    open_as: Open, platform: Platform
) -> None:
    app = press(press(choose(open_as("erik", "people"), "amina"), "Slet navn og konto"), "Slet for altid")
    assert "slutdato" in app.error[0].value
    platform.administering.leave(ERIK, "amina", date(2026, 11, 22))
    app = press(choose(open_as("erik", "people"), "amina"), "Slet navn og konto")
    assert "Amina Yusuf" in {p.name for p, _ in platform.administering.people(ERIK)}
    app = press(app, "Slet for altid")
    assert "Amina Yusuf" not in {p.name for p, _ in platform.administering.people(ERIK)}
    assert [s.value for s in app.success] == ["Navn og konto er slettet."]


def test_a_file_is_shown_before_it_is_saved(open_as: Open, platform: Platform) -> None:
    app = load(open_as("erik", "people_import"), GOOD)
    assert "1 nye, 0 ændres, 0 er uændrede." in shown(app)
    assert "Linje 2: Åse Ny (aase)" in shown(app)
    assert "Åse Ny" not in {p.name for p, _ in platform.administering.people(ERIK)}
    app = press(app, "Gem ændringerne")
    assert "Åse Ny" in {p.name for p, _ in platform.administering.people(ERIK)}
    assert app.success[0].value.startswith("Gemt: 1 nye")


def test_every_bad_line_of_a_file_is_told_and_nothing_can_be_saved(open_as: Open) -> None:
    app = load(open_as("erik", "people_import"), GOOD + "\n;x;nord;\nBo;bo;Center Nrd;ledr")
    told = shown(app)
    assert "Filen har 2 fejl" in told
    assert "Linje 3: navn er tom." in told
    assert "Linje 4: rollen »ledr« kendes ikke; mente du leder?" in told
    assert [b.label for b in app.button if b.label.startswith("Gem")] == []


def test_missing_units_are_made_when_the_box_is_ticked(open_as: Open) -> None:
    app = load(open_as("erik", "people_import"), "navn;brugernavn;enhed\nBo;bob;Center Ny")
    assert "findes ikke" in shown(app)
    app = app.checkbox[0].check().run()
    assert "Ny enhed: Center Ny" in shown(app)


def test_sessions_are_ended_by_name_and_no_time_is_shown(open_as: Open, platform: Platform) -> None:
    token = platform.signing_in.sign_in_as("amina")
    app = open_as("erik", "sessions")
    assert "Amina Yusuf · 1 session" in shown(app)
    assert "10:00" not in shown(app)
    next(b for b in app.button if b.key == "sessions.amina").click().run()
    assert platform.signing_in.actor(token) is None


def test_the_trail_is_narrowed_and_verified(open_as: Open, platform: Platform) -> None:
    app = open_as("erik", "audit")
    assert "Øvelser, prøver og samtaler før en ny prøve vises ikke" in shown(app)
    app = app.selectbox(key="audit.action").set_value(Action.SIGN_OFF).run()
    assert set(app.table[0].value["Beslutning"]) == {"Praktik vurderet"}
    app = press(app, "Efterprøv kæden")
    assert "Sporet er helt" in app.success[0].value
    platform.storage._state.audit.pop(7)  # type: ignore[attr-defined]  # the memory's own rows
    app = press(open_as("erik", "audit"), "Efterprøv kæden")
    assert "brudt ved nr. 8" in app.error[0].value


def test_the_trail_shows_the_beginning_of_ids_and_digests_and_words_for_the_rest(open_as: Open) -> None:
    cells = open_as("erik", "audit").table[0].value.to_string().replace("\\", "")
    assert not re.search(r"[0-9a-f]{12}|handed_in|digest:|20\d\d-\d\d-\d\d", cells)
    assert "hændelse: udstedt" in cells
    assert re.search(r"kontrolsum: [0-9a-f]{8}…", cells)


def test_every_decision_has_a_word() -> None:
    assert set(decision_words.ACTION) == set(Action)


def test_a_text_is_proposed_by_one_and_blanked_by_another(open_as: Open, platform: Platform) -> None:
    platform.administering.grant(ERIK, "gerda", ERIK.grants[0])
    app = open_as("erik", "texts")
    app = app.selectbox(key="texts.person").set_value("yasmin").run()
    app = press(app, "Foreslå skjult")
    assert "Dit eget forslag" in shown(app)
    app = press(press(open_as("gerda", "texts"), "Skjul"), "Skjul for altid")
    assert [s.value for s in app.success] == ["Teksten er skjult."]


def test_reasons_that_were_given_without_a_name_are_listed_without_one(open_as: Open) -> None:
    app = open_as("erik", "texts")
    app = app.selectbox(key="texts.person").set_value("-").run()
    heads = [m.value for m in app.markdown if "begrundelse for en vurdering" in m.value]
    assert heads
    assert all(h.startswith("**Uden navn** ·") for h in heads)


def test_the_person_sees_who_has_looked_and_what_is_kept(open_as: Open, platform: Platform) -> None:
    assert "Ingen har set din status" in shown(open_as("amina", "my_data"))
    platform.managing.team(CARLA)
    app = open_as("amina", "my_data")
    assert "Carla Bech, 22. november 2026" in shown(app)
    assert "Hvor længe: 30 dage efter sidste brug." in shown(app)
    assert "Hvor længe: 12 måneder efter øvelsen; 6 måneder efter afgørelsen; derefter uden navn." in shown(app)


@pytest.mark.parametrize("name", ["=1+1", "*Ane*", "[x](http://y)", "Ane `B`", ":red[x]", "a_b_"])
def test_a_name_shows_as_it_is(name: str) -> None:
    signs = {c for c in name if c in "*`[]:_"}
    written = labels.verbatim(name)
    assert all(f"\\{sign}" in written for sign in signs)
    assert written.replace("\\", "") == name
