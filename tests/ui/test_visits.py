"""What people do on the pages, short of a browser."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from doubles import StillClock
from streamlit.testing.v1 import AppTest

from quiz_app import state
from quiz_app.bootstrap import Platform
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.practice import Rating
from quiz_app.domain.proceeding import Outcome

Open = Callable[..., AppTest]
AMINA = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
JONAS = Actor(person_id="jonas", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))


def press(app: AppTest, label: str) -> AppTest:
    button = next(b for b in app.button if b.label.startswith(label))
    return button.click().run()


def words(app: AppTest) -> str:
    return " ".join(str(e.value) for kind in (app.markdown, app.caption, app.success, app.info) for e in kind)


def test_a_new_caseworker_sees_one_next_step(open_as: Open) -> None:
    app = open_as("amina")
    primary = [b.label for b in app.button if b.label.startswith("Næste skridt")]
    assert len(primary) == 1
    assert "Nok er nok" in primary[0]


def test_a_quiz_answer_is_stored_and_explained_at_once(open_as: Open, platform: Platform) -> None:
    app = press(open_as("amina", "quiz", modul="nok-er-nok"), "Begynd")
    app.radio[0].set_value("a")
    app = press(app, "Svar")
    assert [s.value for s in app.success if s.value.startswith("Gemt kl. 10:00:00")]
    first = platform.library.questions["dok-gammel-attest"]
    assert first.options[0].why.split(". ")[0][:40] in words(app)
    attempt_id = platform.attempting.latest_quiz(AMINA, "nok-er-nok")
    assert attempt_id
    assert platform.attempting.attempt(AMINA, attempt_id).answers[1].response == {"chosen": ["a"]}


def test_an_empty_answer_gets_a_sentence_and_stores_nothing(open_as: Open, platform: Platform) -> None:
    app = press(press(open_as("amina", "quiz", modul="nok-er-nok"), "Begynd"), "Svar")
    assert [e.value for e in app.error] == ["Vælg et svar, før du gemmer."]
    attempt_id = platform.attempting.latest_quiz(AMINA, "nok-er-nok")
    assert attempt_id
    assert platform.attempting.attempt(AMINA, attempt_id).answers == {}


def test_certainty_is_kept_and_never_graded(open_as: Open, platform: Platform) -> None:
    app = press(open_as("amina", "quiz", modul="nok-er-nok"), "Begynd")
    assert "tæller ikke" in app.button_group[0].label
    app.radio[0].set_value("b")
    app.button_group[0].set_value(AnswerCertainty.SURE)
    app = press(app, "Svar")
    attempt_id = platform.attempting.latest_quiz(AMINA, "nok-er-nok")
    assert attempt_id
    assert platform.attempting.attempt(AMINA, attempt_id).answers[1].certainty == AnswerCertainty.SURE
    assert [r.mark.right for r in platform.attempting.review(AMINA, attempt_id)] == [
        next(o.correct for o in platform.library.questions["dok-gammel-attest"].options if o.id == "b")
    ]


def test_an_exam_answer_says_when_it_was_stored_and_the_next_item_follows(open_as: Open, platform: Platform) -> None:
    app = press(open_as("jonas", "exam"), "Begynd prøven")
    running = platform.attempting.open_exam(JONAS)
    assert running
    position = next(i.position for i in running.items if i.type == "single")
    app.query_params["opgave"] = str(position)
    app = app.run()
    app.radio[0].set_value(running.items[position - 1].options[0].id)
    app = press(app, "Gem svar")
    assert [s.value for s in app.success] == [f"Opgave {position}: Gemt kl. 10:00:00"]
    assert list(platform.attempting.attempt(JONAS, running.attempt.attempt_id).answers) == [position]


def test_an_exam_under_way_shows_nothing_of_the_key(open_as: Open, platform: Platform) -> None:
    app = press(open_as("jonas", "exam"), "Begynd prøven")
    shown = words(app)
    exam = [q for q in platform.library.questions.values() if "exam" in q.use]
    reasons = [o.why for q in exam for o in getattr(q, "options", getattr(q, "missing", ()))]
    assert [why for why in reasons if why[:60] in shown] == []


def test_a_result_counts_the_items_that_are_to_be_read_again(open_as: Open, platform: Platform) -> None:
    press(open_as("jonas", "exam"), "Begynd prøven")
    running = platform.attempting.open_exam(JONAS)
    assert running is not None
    exam = running.attempt.attempt_id
    platform.attempting.hand_in(JONAS, exam)
    said = "opgaver er til ny gennemlæsning"
    assert said not in words(open_as("jonas", "exam", forsoeg=exam))
    assert isinstance(platform.clock, StillClock)
    platform.clock.advance(days=120)
    items = len(platform.attempting.review(JONAS, exam))
    assert f"{items} af {items} {said}" in words(open_as("jonas", "exam", forsoeg=exam))


def test_the_way_in_says_when_cases_may_lie_ahead_of_today(open_as: Open, platform: Platform) -> None:
    said = "Nogle sager kan have en dato efter i dag."
    assert said not in words(open_as("jonas", "exam"))
    assert isinstance(platform.clock, StillClock)
    platform.clock.at = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
    assert said in words(open_as("jonas", "exam"))


def test_a_cpr_number_in_a_sign_off_is_refused_and_nothing_is_stored(open_as: Open, platform: Platform) -> None:
    app = open_as("sanne", "sign_off")
    for radio in app.radio:
        radio.set_value(Rating.MET)
    app.text_area[0].set_value("Borgeren 010180-1234 var med.")
    app = press(app, "Godkend")
    assert "CPR" in app.error[0].value
    assert "010180-1234" not in app.error[0].value
    assert app.text_area[0].value == "Borgeren 010180-1234 var med."
    sanne = Actor(person_id="sanne", grants=(Grant(role=Role.KEY_PERSON, unit_id="syd"),))
    assert next(v.sign_off for v in platform.practising.inbox(sanne)) is None


def test_a_manager_sees_status_and_waiting_days_of_her_own_unit_only(open_as: Open) -> None:
    app = open_as("carla", "team")
    table = app.table[0].value
    assert list(table.index) == sorted(table.index)
    assert set(table["Enhed"]) == {"Center Nord"}
    assert table.loc["Piotr Nowak", "Venter (dage)"] == "12"
    assert not any("point" in str(column).lower() or "svar" in str(column).lower() for column in table.columns)


def test_a_holder_whose_licence_expires_soon_renews_it_as_the_next_step(open_as: Open, platform: Platform) -> None:
    app = open_as("tove")
    assert [w.value for w in app.warning] == [
        "Dit kørekort »Rehabiliteringsmødet« udløber 18. december 2026: om 26 dage."
    ]
    assert [b.label for b in app.button if b.label.startswith("Næste skridt")] == ["Næste skridt: Fornyelse"]
    app = press(app, "Næste skridt: Fornyelse")
    assert [t.value for t in app.title] == ["Prøve"]
    tove = Actor(person_id="tove", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
    running = platform.attempting.open_exam(tove)
    assert running is not None
    assert running.attempt.kind == "renewal"


def test_a_certificate_that_cannot_be_printed_has_no_button_but_a_reason(open_as: Open, platform: Platform) -> None:
    assert open_as("mette").get("download_button")
    with platform.storage.writing() as stores:
        person = stores.people.find_person("mette")
        assert person is not None
        stores.people.save_person(replace(person, name="Mette 李 Krog"))
    app = open_as("mette")
    assert not app.get("download_button")
    assert any("et tegn i navnet" in w.value for w in app.warning)


def test_a_manager_learns_how_many_expire_soon_and_who_they_are_on_both_pages(open_as: Open) -> None:
    told = next(i.value for i in open_as("carla", "team").info if i.value.startswith("Udløber snart"))
    assert "1-4 inden for 30 dage" in told
    assert "Tove Lund (Center Nord): Rehabiliteringsmødet, 26 dage tilbage" in words(open_as("carla", "monday"))


def test_a_person_reads_the_notice_with_what_it_means_and_answers_it(open_as: Open, platform: Platform) -> None:
    app = open_as("ravi")
    shown = words(app)
    assert "fra Henrik Bang (leder)" in shown
    assert "ret til en bisidder" in shown
    assert "til og med 4. december 2026" in shown
    app.text_area[0].set_value("Borgeren 010180-1234 ville ikke vente.")
    app = press(app, "Send svar")
    assert "CPR" in app.error[0].value
    app.text_area[0].set_value("De hastede, og jeg retter op.")
    app = press(app, "Send svar")
    assert "De hastede, og jeg retter op." in words(app)
    assert not app.text_area
    ravi = Actor(person_id="ravi", grants=(Grant(role=Role.CASEWORKER, unit_id="syd"),))
    assert platform.hearing.mine(ravi)[0].reply_words == "De hastede, og jeg retter op."


def test_whoever_gave_the_notice_is_shown_no_way_to_decide(open_as: Open) -> None:
    app = open_as("henrik", "proceedings")
    assert any(s.value.startswith("Ravi Kumar: ") for s in app.subheader)
    assert [b.label for b in app.button if b.label == "Afgør sagen"] == []


def test_a_second_decider_is_asked_once_more_before_anything_is_decided(open_as: Open, platform: Platform) -> None:
    assert [b for b in open_as("gerda", "proceedings").button if b.label == "Afgør sagen"] == []
    app = open_as("ravi")
    app.text_area[0].set_value("Jeg retter op.")
    press(app, "Send svar")
    app = open_as("gerda", "proceedings")
    outcome = next(r for r in app.radio if r.label == "Afgørelse")
    app = outcome.set_value(Outcome.SUSPEND).run()
    next(t for t in app.text_area if t.label == "Begrundelse").set_value("Svaret er læst.")
    app = press(app, "Afgør sagen")
    ravi = Actor(person_id="ravi", grants=(Grant(role=Role.CASEWORKER, unit_id="syd"),))
    assert platform.hearing.mine(ravi)[0].proceeding.decision is None
    assert [b.label for b in app.button if b.label == "Afgør"] == ["Afgør"]


def test_a_suspended_person_sees_until_when_and_why(open_as: Open) -> None:
    app = open_as("noor")
    assert any("i bero" in s.value for s in app.subheader)
    assert "Kørekortet er sat i bero til og med" in words(app)
    assert [w.value.split(";")[0] for w in app.warning] == ["I bero til og med 14. februar 2027"]
    assert "Svaret er læst" in words(app)


def test_who_is_looking_is_asked_once_for_what_they_did_and_once_for_the_page(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_as("jonas", "exam")
    token, asked = state.session_token(), []
    monkeypatch.setattr(state, "session_token", lambda: asked.append(1) or token)
    press(app, "Begynd prøven")
    assert len(asked) == 2


def test_a_session_that_ends_while_a_tab_is_open_saves_nothing_more(open_as: Open, platform: Platform) -> None:
    app = press(open_as("amina", "quiz", modul="nok-er-nok"), "Begynd")
    token = state.session_token()
    assert token
    platform.signing_in.sign_out(token)
    app.radio[0].set_value("a")
    app = press(app, "Svar")
    assert [t.value for t in app.title] == ["Du er logget ud"]
    attempt_id = platform.attempting.latest_quiz(AMINA, "nok-er-nok")
    assert attempt_id
    assert platform.attempting.attempt(AMINA, attempt_id).answers == {}


def test_an_upgrade_is_told_on_top_of_every_page(
    open_as: Open, platform: Platform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / platform.maintenance.file).parent.mkdir()
    platform.maintenance.announce(time(21))
    assert [i.value for i in open_as("amina", "quiz").info][:1] == [platform.maintenance.banner()]
