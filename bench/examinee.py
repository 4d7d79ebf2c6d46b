"""Somebody who takes the exam on the real page: opens it, begins, answers item by item, hands in."""

import asyncio
import random
import re
import time
from dataclasses import dataclass, field
from typing import Any

from bench.protocol import Tab, Widget, sign_in

BEGIN, SAVE, FINISH, HAND_IN = "Begynd prøven", "Gem svar", "Aflevér prøven", "Aflevér"
_PLACE = re.compile(r"Opgave (\d+) af (\d+)")
_KEPT = re.compile(r"Opgave (\d+): Gemt kl\.")
_DATE = re.compile(r"en dato")
WORDS = "Oplysningerne er nok til at vurdere, om borgeren kan arbejde mere."


class NotThere(RuntimeError):
    """The page does not show what this was written for."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: seconds from submit to the finished page, and the item that the page says is stored (0: none)."""

    seconds: float
    stored: int


@dataclass
class Examinee:
    """A person and their tab. ``random`` chooses the answers."""

    url: str
    person_id: str
    random: random.Random
    token: str = ""
    tab: Tab | None = None
    acknowledged: list[int] = field(default_factory=list)

    async def begin(self) -> None:
        """Sign in (once), open the exam page, and begin or go on."""
        self.token = self.token or await asyncio.to_thread(sign_in, self.url, self.person_id)
        self.tab = await Tab.open(self.url, self.token, "exam")
        if button := self.tab.shown.button(BEGIN):
            await self.tab.press(button)
        if self.place() is None:
            raise NotThere(f"{self.person_id}: {[*self.tab.shown.headings, *self.tab.shown.alerts]}")

    def place(self) -> tuple[int, int] | None:
        """The item on the page and how many there are."""
        assert self.tab is not None
        found = [m for text in self.tab.shown.headings if (m := _PLACE.fullmatch(text))]
        return (int(found[0][1]), int(found[0][2])) if found else None

    async def answer(self) -> Answered:
        """Fill the form, save it, and wait for the page."""
        assert self.tab is not None
        button = self.tab.shown.button(SAVE)
        if button is None:
            raise NotThere(f"{self.person_id}: {[*self.tab.shown.headings, *self.tab.shown.alerts]}")
        values = filled(self.tab.shown.fields_of(button), self.random)
        before = time.perf_counter()
        await self.tab.press(button, values)
        seconds = time.perf_counter() - before
        kept = [int(m[1]) for text in self.tab.shown.alerts if (m := _KEPT.match(text))]
        self.acknowledged += kept
        return Answered(seconds, kept[0] if kept else 0)

    async def turn(self, position: int) -> None:
        """Go to an item by its address."""
        assert self.tab is not None
        await self.tab.turn(f"opgave={position}")

    async def hand_in(self) -> None:
        """Hand in and say yes to the question."""
        assert self.tab is not None
        for label in (FINISH, HAND_IN):
            button = self.tab.shown.button(label)
            if button is None:
                raise NotThere(f"{self.person_id}: {label}")
            await self.tab.press(button)

    async def leave(self) -> None:
        """Close the tab."""
        if self.tab is not None:
            await self.tab.close()


def filled(widgets: list[Widget], chance: random.Random) -> dict[str, Any]:
    """Some answer in every field of an item's form; a row of lists gets each option once."""
    lists, boxes = ([w for w in widgets if w.kind == kind] for kind in ("selectbox", "checkbox"))
    found: dict[str, Any] = {w.id: w.element.options[n % len(w.element.options)] for n, w in enumerate(lists)}
    for widget in widgets:
        if widget.kind == "radio":
            found[widget.id] = chance.choice(widget.element.options)
        elif widget.kind == "checkbox":
            found[widget.id] = widget is boxes[0] or chance.random() < 0.5  # noqa: PLR2004 - none at all is refused
        elif widget.kind == "text_input":
            found[widget.id] = "1.7.2026" if _DATE.search(widget.label) else str(chance.randint(1, 60))
        elif widget.kind == "text_area":
            found[widget.id] = WORDS
    return found
