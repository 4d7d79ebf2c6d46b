"""A Markdown file with front matter: keys and values first, then text with sections."""

import re
from dataclasses import dataclass

from quiz_app.content.tree import Loc, Place, Tree, planted
from quiz_app.content.yaml_reader import read_yaml
from quiz_app.errors import Problem

_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r"##\s+(.*?)\s*#*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Front matter, the lines of the body, and the line number of the first of them."""

    path: str
    front: Tree
    lines: tuple[str, ...]
    first: int

    def text(self) -> Tree:
        """The whole body as one text."""
        return self._block(0, len(self.lines))

    def answer(self) -> Tree:
        """The text before the first second-level heading."""
        return self._block(0, next(iter(self._headings()), len(self.lines)))

    def sections(self) -> Tree:
        """A list of ``{title, body}``, one for each second-level heading."""
        starts = self._headings()
        values: list[object] = []
        places: dict[Loc, Place] = {(): Place(self.path, self.first)}
        for position, (start, end) in enumerate(zip(starts, [*starts[1:], len(self.lines)], strict=True)):
            title = _HEADING.match(self.lines[start])
            body = self._block(start + 1, end)
            values.append({"title": title[1] if title else "", "body": body.value})
            places[position,] = places[position, "title"] = Place(self.path, self.first + start)
            places[position, "body"] = body.place(())
        return Tree(values, places)

    def _headings(self) -> list[int]:
        found, fenced = [], False
        for number, line in enumerate(self.lines):
            if _FENCE.match(line):
                fenced = not fenced
            elif not fenced and _HEADING.match(line):
                found.append(number)
        return found

    def _block(self, start: int, end: int) -> Tree:
        """Lines as one stripped text, placed at its first line that says something."""
        written = next((n for n in range(start, end) if self.lines[n].strip()), max(start - 1, 0))
        text = "\n".join(line.rstrip() for line in self.lines[start:end]).strip("\n")
        return planted(text, Place(self.path, self.first + written))


def read_page(text: str, path: str, problems: list[Problem]) -> Page | None:
    """The page of a Markdown file; None when a problem was added instead."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.append(Problem(path, 1, "filen skal begynde med --- og sine nøgler (front matter)"))
        return None
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        problems.append(Problem(path, 1, "front matter bliver ikke lukket med ---"))
        return None
    front = read_yaml("\n".join(lines[1:end]), path, problems, first=2)
    if front is None:
        return None
    return Page(path=path, front=front, lines=tuple(lines[end + 1 :]), first=end + 2)
