"""Mit kørekort by experience, merit, panels, support and the exam's rules, on the pages."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.extra_time import ExtraTime
from quiz_app.domain.licence import LicenceBasis
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.views.components import labels

Open = Callable[..., AppTest]


def actor(person_id: str, role: Role = Role.CASEWORKER, unit: str = "nord") -> Actor:
    return Actor(person_id=person_id, grants=(Grant(role=role, unit_id=unit),))


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label.startswith(label)).click().run()


def words(app: AppTest) -> str:
    return " ".join(str(e.value) for kind in (app.markdown, app.caption, app.success, app.info) for e in kind)


def test_saying_that_the_case_has_come_moves_the_next_step_and_can_be_undone(open_as: Open) -> None:
    app = open_as("amina")
    assert "Kan vente, til du får sådan en sag" in words(app)
    box = [c for c in app.checkbox if c.label == "Jeg har fået sådan en sag"][1]
    app = box.check().run()
    following = [b.label for b in app.button if b.label.startswith("Næste skridt")]
    assert len(following) == 1
    assert "Stigen til førtidspension" in following[0]
    app = [c for c in app.checkbox if c.label == "Jeg har fået sådan en sag"][1].uncheck().run()
    assert "Nok er nok" in next(b.label for b in app.button if b.label.startswith("Næste skridt"))


def test_the_steps_say_their_minutes_and_what_is_left_in_all(open_as: Open, platform: Platform) -> None:
    left = platform.progressing.mine(actor("amina"))[0].minutes_left
    app = open_as("amina")
    assert f"ca. {left} minutter tilbage i alt" in app.get("progress")[0].proto.text
    assert "ca. 15 minutter" in words(app)


def test_merit_is_asked_for_and_confirmed_by_the_manager(open_as: Open, platform: Platform) -> None:
    app = open_as("amina")
    app.selectbox(key="ask.merit.fleksjob-og-foertidspension.colleague").set_value("carla")
    app = press(app, "Jeg har erfaring")
    assert "Venter på svar fra Carla Bech" in words(app)
    carla = open_as("carla", "support")
    request_id = next(
        v.request.request_id
        for v in platform.requesting.inbox(actor("carla", Role.MANAGER))
        if v.person == "Amina Yusuf"
    )
    carla.button(key=f"support.{request_id}.yes").click().run()
    assert "Merit: din erfaring tæller" in words(open_as("amina"))


def test_who_has_merit_may_have_a_closed_case_attested(open_as: Open, platform: Platform) -> None:
    app = open_as("anders", "practice")
    labels = [r.label for r in app.radio]
    assert "Hvilken slags sag?" in labels
    offered = next(s for s in app.selectbox if s.label == "Hvem attesterer sagen?").options
    assert offered
    assert all(o.endswith("nøgleperson") for o in offered)
    asked = len(platform.practising.mine(actor("anders")))
    typed = next(t for t in app.text_input if t.label == "Hvornår blev sagen afsluttet?")
    next(s for s in app.selectbox if s.label == "Hvem attesterer sagen?").set_value("sanne")
    typed.set_value("31. i går")
    app = press(app, "Bed om attestation")
    assert [e.value for e in app.error] == ["Skriv datoen som dd.mm.åååå, for eksempel 05.03.2026."]
    typed = next(t for t in app.text_input if t.label == "Hvornår blev sagen afsluttet?")
    assert typed.value == "31. i går"
    typed.set_value("01.10.2026")
    app = press(app, "Bed om attestation")
    assert [e.value for e in app.error] == []
    assert len(platform.practising.mine(actor("anders"))) == asked + 1


def test_extra_time_is_given_and_seen_by_the_person(open_as: Open, platform: Platform) -> None:
    app = open_as("carla", "support")
    app.selectbox(key="support.person").set_value("jonas")
    app.radio(key="support.extra").set_value(ExtraTime.HALF)
    app = press(app, "Giv længere tid")
    assert "Jonas Lind" in words(app)
    assert [e.extra for e in platform.extending.mine(actor("jonas"))] == [ExtraTime.HALF]
    minutes = platform.library.licences["fleksjob-og-foertidspension"].exam.minutes
    assert f"{minutes * 3 // 2} minutter (med din ekstra tid; ellers {minutes})" in words(open_as("jonas", "exam"))


def test_a_panel_of_two_issues_a_licence_on_the_page(open_as: Open, platform: Platform) -> None:
    app = open_as("gerda", "panel")
    app.selectbox(key="panel.fleksjob-og-foertidspension.person").set_value("amina")
    app.selectbox(key="panel.fleksjob-og-foertidspension.second").set_value("bo")
    app = press(app, "Foreslå panelbeslutning")
    assert "Forslaget er sendt" in words(app)
    bo = press(open_as("bo", "panel"), "Jeg er enig")
    assert "udstedt ved panelbeslutning" in words(bo)
    held = platform.progressing.mine(actor("amina"))[0].licence
    assert held is not None
    assert held.basis == LicenceBasis.PANEL
    assert "udstedt ved panelbeslutning" in words(open_as("amina"))


def test_a_pause_hides_the_items_and_stops_the_clock(open_as: Open) -> None:
    app = press(press(open_as("jonas", "exam"), "Begynd prøven"), "Hold pause")
    assert [h.value for h in app.header] == ["Pause"]
    assert not app.radio
    app = press(app, "Fortsæt prøven")
    assert [b.label for b in app.button if b.label == "Hold pause"] == []
    assert app.subheader[0].value.startswith("Opgave 1 af")


def test_after_two_failed_tries_a_talk_comes_first_and_then_a_colleague_is_present(
    open_as: Open, platform: Platform
) -> None:
    app = open_as("oskar", "exam")
    assert "Ingen tager prøven alene en tredje gang" in words(app)
    assert "Venter på svar fra Henrik Bang" in words(app)
    assert [b for b in app.button if b.label == "Begynd prøven"] == []
    henrik = press(open_as("henrik", "support"), "Samtalen er holdt")
    assert "kan se dit svar" in words(henrik)
    platform.clock.advance(days=7)  # type: ignore[attr-defined] # the tests' clock
    app = open_as("oskar", "exam")
    app.selectbox(key="exam.support").set_value("sanne")
    app = press(app, "Begynd prøven")
    running = platform.attempting.open_exam(actor("oskar", unit="syd"))
    assert running is not None
    assert running.attempt.support_id == "sanne"
    assert "Sanne Friis" in words(app)


def test_the_day_on_which_one_may_try_again_is_on_the_page(open_as: Open) -> None:
    assert "Du kan tage prøven igen fra den" in words(open_as("emil", "exam"))


def test_a_result_is_shown_topic_by_topic_to_the_person(open_as: Open, platform: Platform) -> None:
    emil = actor("emil", unit="syd")
    attempt = next(a for a, s in platform.attempting.history(emil) if s is not None and s.passed is not None)
    app = open_as("emil", "exam", forsoeg=attempt.attempt_id)
    assert "Dit resultat, emne for emne" in [h.value for h in app.subheader]
    exam = platform.library.licences["fleksjob-og-foertidspension"].exam
    assert set(app.table[0].value.index) == {labels.TOPIC[share.topic] for share in exam.topics}


def test_those_without_a_licence_are_on_their_way_on_the_managers_page(open_as: Open) -> None:
    table = open_as("carla", "team").table[0].value
    assert table.loc["Amina Yusuf", "Kørekort"] == "I overgang"
