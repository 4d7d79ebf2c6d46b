"""A conference of many: everybody votes at once, the facilitator reveals, and the clock runs until all have seen it.

Sixty tabs in Streamlit's own protocol, each answering its page's timer as a browser does. A person has seen the reveal
when the part of the page that holds the spread is whole.
"""

import asyncio
import random
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.machine import Reading
from bench.municipality import settings_for
from bench.protocol import Tab, Widget, sign_in
from bench.serving import Server
from quiz_app import bootstrap
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import ConferenceFormat, Manner, Member
from quiz_app.domain.people import Actor
from quiz_app.services.conferring import Call

ROOM = "bench-konference"
SAVE, REVEAL, REASON = "Gem min vurdering", "Vis vurderingerne", "Arbejdsevnen er prøvet to gange."
SHOWN = {"Vurderingerne er vist", "Vurdér igen"}
JOINING_SECONDS = 0.1


@dataclass
class Found:
    """Seconds per saved assessment, and from the press of the reveal until each of the others has seen it."""

    people: int
    saved: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    busy: float = 0.0
    others: float = 0.0


def call(town: Path, people: list[str]) -> None:
    """Put a conference of the people into the municipality; the first owns the case and facilitates."""
    platform = bootstrap.build(settings_for(town))
    library, now = platform.library, platform.clock.now()
    with platform.storage.reading() as stores:
        owner = Actor(person_id=people[0], grants=stores.people.grants(people[0]))
    case = CaseRef(kind=CaseRefKind.SYNTHETIC, id=min(set(library.cases) - library.withheld_cases()))
    wanted = Call(
        conference_id=ROOM,
        format=ConferenceFormat.MOEDELEDERFORUM,
        manner=Manner.REMOTE,
        case=case,
        facilitator_id=people[0],
        note_taker_id=people[0],
        invited=(people[1],),
        starts_at=now + timedelta(minutes=1),
    )
    platform.conferences.conferring.call(owner, wanted)
    with platform.storage.writing() as stores:
        for person_id in people[2:]:
            stores.conferences.add_member(Member(conference_id=ROOM, person_id=person_id, invited_by=people[0], at=now))
    platform.storage.dispose()  # type: ignore[attr-defined]


async def meet(server: Server, people: list[str]) -> Found:
    """Join one after the other, assess all within two seconds, reveal, and see."""
    assert server.process is not None
    found = Found(people=len(people))
    tabs = [await _enter(server.url, person_id) for person_id in people]
    before = Reading.of(server.process.pid)
    found.saved = list(await asyncio.gather(*(_assess(tab, number) for number, tab in enumerate(tabs))))
    facilitator, *rest = tabs
    await _ready(facilitator)
    waiting = [asyncio.create_task(_see(tab)) for tab in rest]
    began = time.perf_counter()
    button = facilitator.shown.button(REVEAL)
    assert button is not None
    await facilitator.press(button)
    found.seen = [at - began for at in await asyncio.gather(*waiting)]
    after = Reading.of(server.process.pid)
    found.busy = (after.server - before.server) / (after.at - before.at)
    found.others = after.others_since(before)
    for tab in tabs:
        await tab.close()
    return found


async def _enter(url: str, person_id: str) -> Tab:
    token = await asyncio.to_thread(sign_in, url, person_id)
    tab = await Tab.open(url, token, "conferences")
    await tab.turn(f"konference={ROOM}")
    await asyncio.sleep(JOINING_SECONDS)
    return tab


async def _assess(tab: Tab, number: int) -> float:
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, 2))
    button = tab.shown.button(SAVE)
    assert button is not None, tab.shown.headings
    before = time.perf_counter()
    await tab.press(button, _filled(tab.shown.fields_of(button), chance))
    return time.perf_counter() - before


def _filled(widgets: list[Widget], chance: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for widget in widgets:
        if widget.kind == "radio":
            found[widget.id] = chance.choice(widget.element.options)
        elif widget.kind == "text_area":
            found[widget.id] = REASON
    return found


async def _ready(facilitator: Tab) -> None:
    """Until the facilitator's page lets the assessments be shown."""
    for _ in range(100):
        button = facilitator.shown.button(REVEAL)
        if button is not None and not button.element.disabled:
            return
        await facilitator.tick()
    raise RuntimeError("the reveal never opened")


async def _see(tab: Tab) -> float:
    """Keep the page's timer until it shows the spread; when that was."""
    share = random.random()  # people have opened the page at their own moments
    for _ in range(120):
        await tab.tick(share)
        share = 1
        if SHOWN & set(tab.shown.headings):
            return time.perf_counter()
    raise RuntimeError("the reveal never came")
