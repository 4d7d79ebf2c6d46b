"""What every form of an act's text must fulfil, whichever it is: numbers, words, and nothing twice."""

import re
from dataclasses import dataclass, field
from datetime import date

from quiz_app.content.text import INVISIBLE
from quiz_app.domain.lawtext import LawText, TextProvision
from quiz_app.domain.lawtext.text import paragraf_number, tidied
from quiz_app.errors import ContentError, Problem

_UNWRITABLE = re.compile(f"{INVISIBLE.pattern}|[\ud800-\udfff]")
"""What JSON can name and no database keeps: control characters, and halves of characters."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """An act while it is being read; collects problems instead of stopping at the first."""

    path: str
    title: str = ""
    eli: str = ""
    issued: date | None = None
    provisions: list[TextProvision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    _lines: dict[str, int] = field(default_factory=dict)

    def refuse(self, line: int, message: str) -> None:
        """Remember a problem."""
        self.problems.append(Problem(self.path, line, message))

    def pass_over(self, message: str) -> None:
        """Remember that something in the file is not taken, and why."""
        self.passed_over.append(message)

    def add(self, line: int, written: str, text: str, chapter: str = "") -> None:
        """Take a provision whose number is written so."""
        try:
            paragraf = paragraf_number(written)
        except ValueError as error:
            self.refuse(line, f"{error}; skriv fx § 53 a")
            return
        text = tidied(text)
        if _UNWRITABLE.search(f"{text}{chapter}"):
            self.refuse(line, f"§ {paragraf} har et tegn, som ikke er tekst; slet det")
        elif not text:
            self.refuse(line, f"§ {paragraf} har ingen tekst")
        if paragraf in self._lines:
            self.refuse(line, f"§ {paragraf} står to gange, også i linje {self._lines[paragraf]}")
            return
        self._lines[paragraf] = line
        self.provisions.append(TextProvision(paragraf=paragraf, text=text, chapter=chapter))

    def issue(self, line: int, written: str) -> None:
        """Take the day on which the act was signed."""
        try:
            self.issued = date.fromisoformat(written)
        except ValueError:
            self.refuse(line, f"»{written}« er ikke en dato; skriv år-måned-dag, fx 2026-02-12")

    def law_text(self) -> LawText:
        """The act.

        :raises ContentError: something is wrong, or there is no provision in it.
        """
        if _UNWRITABLE.search(f"{self.title}{self.eli}"):
            self.refuse(1, "titlen eller lovens eli har et tegn, som ikke er tekst; slet det")
        if not (self.provisions or self.problems):
            self.refuse(1, "filen har ingen paragraffer; en paragraf begynder på sin egen linje, fx [1:2] § 2. Loven …")
        if self.problems:
            raise ContentError(self.problems)
        return LawText(title=tidied(self.title), provisions=tuple(self.provisions), eli=self.eli, issued=self.issued)
