"""What is published or asked rests on at least one provision."""

from collections.abc import Iterator
from typing import Any

from quiz_app.content.shelves import Shelf, Shelves
from quiz_app.errors import Problem


def anchor_problems(shelves: Shelves) -> Iterator[Problem]:
    """Objects without anchors; nothing while citations cannot be read at all."""
    anchored: tuple[Shelf[Any], ...] = (
        shelves.guidelines, shelves.situations, shelves.grey_zones, shelves.citizen_pages, shelves.tools,
        shelves.questions, shelves.cases,
    )  # fmt: skip
    for shelf in anchored if shelves.citations else ():
        for entry in shelf.values():
            if not entry.value.anchors:
                yield entry.problem("»anchors« skal nævne mindst én bestemmelse", "anchors")
