"""YAML to a :class:`Tree`: a small, safe part of the language, read from the parser's events.

Events instead of ``yaml.compose``: the latter recurses in C and ends the process on deep nesting. Dates stay text (the
types decide what is a date), ``on`` and ``no`` are words, and what content has no use for is refused: anchors, tags,
several documents, duplicate keys.
"""

import re
from collections.abc import Iterator

import yaml

from quiz_app.content.text import INVISIBLE
from quiz_app.content.tree import Loc, Place, Tree, Value
from quiz_app.errors import Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 12
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")
_CONSTANTS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}

_WORDS = (
    ("mapping values are not allowed", "kolon det forkerte sted: sæt anførselstegn om teksten, eller ret indrykningen"),
    ("could not find expected ':'", "her mangler et kolon efter nøglen"),
    (
        "cannot start any token",
        "tegnet kan ikke stå først her (tabulator, @, ` eller %): brug mellemrum eller anførselstegn",
    ),
    ("tab character", "tabulator i indrykningen: brug mellemrum"),
    ("unexpected end of stream", "anførselstegnet bliver ikke lukket"),
    ("expected ',' or", "listen eller gruppen bliver ikke lukket, eller der mangler et komma"),
    ("did not find expected key", "nøglen passer ikke her: ret indrykningen, eller sæt anførselstegn om hele teksten"),
    ("expected '-' indicator", "punktet passer ikke her: alle punkter i en liste begynder med - i samme kolonne"),
    ("unknown escape character", "omvendt skråstreg i dobbelte anførselstegn: brug enkelte anførselstegn"),
)


class _Refused(Exception):
    """The file cannot be read on; carries where (from 0) and what."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def read_yaml(text: str, path: str, problems: list[Problem], *, first: int = 1) -> Tree | None:
    """The tree of a YAML text whose first line is line ``first`` of the file; None when a problem was added instead."""
    builder = _Builder(path, first, problems)
    try:
        value = builder.document(yaml.parse(text, Loader=Loader))
    except _Refused as refusal:
        problems.append(Problem(path, first + refusal.line, str(refusal)))
        return None
    except yaml.YAMLError as error:
        last = text.count("\n", 0, len(text.rstrip()))
        mark = getattr(error, "problem_mark", None)
        problems.append(Problem(path, first + min(mark.line if mark else 0, last), _danish(str(error))))
        return None
    return None if builder.broken else Tree(value, builder.places)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _danish(problem: str) -> str:
    found = next((danish for english, danish in _WORDS if english in problem), "indrykning eller tegn passer ikke")
    return f"YAML kan ikke læses: {found}"


class _Builder:
    """Builds values and places from events; ``broken`` when a problem was added that does not stop the reading."""

    def __init__(self, path: str, first: int, problems: list[Problem]) -> None:
        self.path, self.first, self.problems = path, first, problems
        self.places: dict[Loc, Place] = {}
        self.broken = False

    def document(self, events: Iterator[yaml.Event]) -> Value:
        """The value of the only document."""
        value: Value = None
        started = False
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    raise _Refused(_line(event), "filen må kun rumme ét YAML-dokument: slet linjen ---")
                started = True
                event = next(events)  # noqa: PLW2901 - the document's root
                self.places[()] = Place(self.path, self.first + _line(event))
                value = self.value(event, events, ())
        if not started or (value is None and not self.broken):
            raise _Refused(0, "her står kun kommentarer eller ingenting")
        return value

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], loc: Loc) -> Value:
        """The value that begins with the event."""
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(line, "henvisninger med & og * bruges ikke her: skriv værdien, eller sæt anførselstegn om")
        if len(loc) > DEEPEST:
            raise _Refused(line, "for mange niveauer inde i hinanden")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if getattr(event, "tag", None):
            raise _Refused(line, "YAML-typer (!) bruges ikke her: sæt anførselstegn om teksten")
        return self.sequence(events, loc) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(events, loc)

    def sequence(self, events: Iterator[yaml.Event], loc: Loc) -> list[Value]:
        """The list whose start was just read."""
        values: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            inner = (*loc, len(values))
            self.places[inner] = Place(self.path, self.first + _line(event))
            values.append(self.value(event, events, inner))
        return values

    def mapping(self, events: Iterator[yaml.Event], loc: Loc) -> dict[str, Value]:
        """The mapping whose start was just read; keys are text, each once."""
        values: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(line, "en nøgle skal være et ord: sæt anførselstegn om teksten")
            key, place = event.value, Place(self.path, self.first + line)
            if key in values:
                before = self.places[*loc, key].line
                self.problems.append(Problem(*place, f"nøglen »{key}« står to gange (første gang i linje {before})"))
                self.broken = True
            self.places[*loc, key] = place
            values[key] = self.value(next(events), events, (*loc, key))
        return values

    def scalar(self, event: yaml.ScalarEvent) -> Value:
        """Text, number, true/false or null; only unquoted words are anything but text."""
        text = str(event.value)
        if event.tag:
            raise _Refused(_line(event), "YAML-typer (!) bruges ikke her: sæt anførselstegn om teksten")
        if INVISIBLE.search(text):
            raise _Refused(_line(event), "teksten rummer et usynligt tegn")
        return text.strip() if event.style else _plain(text)


def _plain(text: str) -> Value:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
