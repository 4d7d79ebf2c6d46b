"""The law-watch over recorded answers: politely, once, from where it stopped, and never more than a task."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from world import World

from quiz_app.domain.law_watch import FeedReason, TaskOutcome, is_open
from quiz_app.domain.people import Role
from quiz_app.errors import Conflict, FeedError, NotFound
from quiz_app.retsinformation import HttpLawFeed
from quiz_app.services.watching import Watched

RECORDED = Path(__file__).parent / "recorded"
TODAY = date(2026, 11, 22)
EMPTY = "feed_empty_day"


def recorded(name: str) -> object:
    return json.loads((RECORDED / f"{name}.json").read_text())


@dataclass
class Retsinformation:
    """Answers as recorded: each day as ``days`` says, empty unless told; ``refuse_after`` calls it says "later"."""

    days: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    refuse_after: int = 1000
    calls: list[str] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(str(request.url))
        if len(self.calls) > self.refuse_after:
            return httpx.Response(400)
        parts = urlsplit(str(request.url))
        if parts.path.endswith(".rdfa"):
            name = self.about.get(parts.path.removeprefix("/eli/").removesuffix(".rdfa"))
            return httpx.Response(200, json=recorded(name)) if name else httpx.Response(404)
        return httpx.Response(200, json=recorded(self.days.get(parse_qs(parts.query)["date"][0], EMPTY)))

    def watch(self, town: World) -> Watched:
        return town.platform.watching.run(HttpLawFeed(transport=httpx.MockTransport(self.answer)), self.pauses.append)


def eventful() -> Retsinformation:
    """One day with every reason: two new documents that make rules, one that does not, four about a known version."""
    about = {"lta/2026/811": "about_changing_act", "lta/2026/812": "about_other_act"}
    return Retsinformation(days={"2026-11-20": "feed_every_reason"}, about=about)


def test_every_reason_for_change_of_a_known_act_and_a_new_act_about_it_become_tasks(town: World) -> None:
    jurist, feed = town.person("Johanne", Role.JURIST), eventful()
    found = feed.watch(town)
    tasks = [view.task for view in town.platform.watching.tasks(jurist)]
    assert found.new_tasks == len(tasks) == 5
    assert {t.reason for t in tasks} == set(FeedReason)
    assert {t.day for t in tasks} == {date(2026, 11, 20)}
    assert len({t.act for t in tasks}) == 1
    assert {t.title for t in tasks if t.reason == FeedReason.NEW} == {"Lov om ændring af lov om eksempler (Frister)"}


def test_only_documents_that_make_rules_and_are_not_known_are_looked_up(town: World) -> None:
    feed = eventful()
    feed.watch(town)
    assert [c for c in feed.calls if c.endswith(".rdfa")] == [
        f"https://www.retsinformation.dk/eli/lta/2026/{n}.rdfa" for n in (811, 812)
    ]


def test_ten_seconds_lie_between_two_calls(town: World) -> None:
    feed = eventful()
    feed.watch(town)
    assert feed.pauses == [10.0] * (len(feed.calls) - 1)


def test_a_first_run_goes_ten_days_back_and_empty_days_are_read_too(town: World) -> None:
    feed = Retsinformation()
    found = feed.watch(town)
    assert (found.days[0], found.days[-1], len(found.days)) == (date(2026, 11, 12), TODAY, 11)
    assert (found.new_tasks, found.missed, found.is_later) == (0, (), False)


def test_a_second_run_reads_only_today_again_and_makes_nothing_twice(town: World) -> None:
    feed = eventful()
    feed.days[str(TODAY)] = "feed_every_reason"
    first = feed.watch(town)
    again = feed.watch(town)
    assert (first.new_tasks, again.new_tasks, again.days) == (10, 0, (TODAY,))


def test_a_gap_that_is_too_old_is_told_and_shown(town: World) -> None:
    jurist = town.person("Johanne", Role.JURIST)
    Retsinformation().watch(town)
    town.clock.advance(days=14)
    found = Retsinformation().watch(town)
    assert found.missed == (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25))
    state = town.platform.watching.state(jurist)
    assert (state.until, state.unread) == (date(2026, 12, 5), found.missed)


def test_when_the_feed_says_later_what_was_read_is_kept_and_the_next_run_goes_on(town: World) -> None:
    broken = Retsinformation(refuse_after=3)
    found = broken.watch(town)
    assert (len(found.days), found.is_later) == (3, True)
    assert Retsinformation().watch(town).days[0] == date(2026, 11, 15)


def test_a_day_that_breaks_off_in_the_middle_is_read_again_whole(town: World) -> None:
    feed = eventful()
    feed.refuse_after = 9
    assert feed.watch(town).new_tasks == 0
    assert eventful().watch(town).new_tasks == 5


@pytest.mark.parametrize(("hour", "minute", "answers"), [(1, 59, False), (2, 0, True), (22, 44, True), (22, 45, False)])
def test_outside_three_to_a_quarter_to_midnight_danish_time_nobody_is_asked(
    town: World,
    hour: int,
    minute: int,
    answers: bool,  # noqa: FBT001 - a parameter of the table above
) -> None:
    town.clock.at = datetime(2026, 11, 22, hour, minute, tzinfo=UTC)
    assert is_open(town.clock.now()) is answers
    feed = Retsinformation()
    assert (bool(feed.calls), feed.watch(town).is_later, bool(feed.calls)) == (False, not answers, answers)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.ConnectError("no route"), "kan ikke nås"),
        (httpx.Response(500), "fejl 500"),
        (httpx.Response(200, text="<html>"), "ikke er JSON"),
        (httpx.Response(200, json={}), "andet end en liste"),
        (httpx.Response(200, json=[{"documentId": 1}]), "ikke kan læses"),
        (
            httpx.Response(200, json=[{"documentId": 1, "accessionsnummer": "A", "reasonForChange": "New"}]),
            "ikke kan læses",
        ),
    ],
)
def test_what_goes_wrong_on_the_way_is_one_clear_line(
    town: World, answer: httpx.Response | Exception, told: str
) -> None:
    def respond(_request: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(FeedError, match=told) as refused:
        town.platform.watching.run(HttpLawFeed(transport=httpx.MockTransport(respond)), lambda _: None)
    assert "\n" not in str(refused.value)


def test_a_task_is_closed_once_with_an_answer_of_the_list(town: World) -> None:
    jurist, key_person = town.person("Johanne", Role.JURIST), town.person("Bo", Role.KEY_PERSON)
    eventful().watch(town)
    watching = town.platform.watching
    task_id = watching.tasks(jurist)[0].task.task_id
    for _ in range(2):
        watching.close(jurist, task_id, TaskOutcome.REGISTERED)
    with pytest.raises(Conflict):
        watching.close(key_person, task_id, TaskOutcome.NOT_OURS)
    with pytest.raises(NotFound):
        watching.close(jurist, "ukendt", TaskOutcome.KNOWN)
    closed = [v.closing.outcome for v in watching.tasks(jurist) if v.closing]
    assert closed == [TaskOutcome.REGISTERED]
    assert [r.action for r in town.storage._state.audit.values()] == ["law_task_closed"]


def test_a_document_without_an_address_is_known_by_its_accession_number() -> None:
    entry = {"documentId": 1, "accessionsnummer": "A2026000130", "reasonForChange": "NewDocument", "documentType": None}
    feed = HttpLawFeed(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=[entry])))
    assert feed.entries(TODAY)[0].eli == "accn/A2026000130"


@pytest.mark.parametrize("name", ["eli:title", "eli:title_alternative", "eli:title_short"])
def test_a_document_is_known_by_whichever_title_its_metadata_have(name: str) -> None:
    found = [{"property": name, "content": "Lov om eksempler"}, {"property": "eli:in_force", "content": "x"}]
    feed = HttpLawFeed(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=found)))
    about = feed.about("lta/2026/1")
    assert about is not None
    assert about.title == "Lov om eksempler"
