"""LexDania 2.1, the XML of Retsinformation.

Read as a stream by expat: line numbers come with it, nothing recurses, and a document type, through which XML reaches
for other files or grows without end, is refused as soon as it begins. A paragraph inside new wording for another act
(``AendringNyTekst``) or among the commencement parts is not the document's own; footnotes and headings are no words of
its provisions.
"""

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from quiz_app.content.lawtext.assembling import Draft

_ALIEN = frozenset({"AendringNyTekst", "Ikraft", "IkraftCentreretParagraf", "Nota", "Rubrica", "Bilag"})
AMENDING = (
    "filen er en ændringslov: den siger, hvad der ændres, og har ingen egne paragraffer. "
    "Indlæs den nye lovbekendtgørelse af den lov, den ændrer"
)
_META = frozenset({"DocumentTitle", "Year", "Number", "DiesSigni"})


class _Refused(Exception):
    """The document is not read on."""


def read_lexdania(text: str, draft: Draft) -> None:
    """Take title, origin and the document's own paragraphs."""
    parser = ParserCreate("utf-8")
    reading = _Reading(draft=draft)
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reading.start(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = lambda _: reading.end()
    parser.CharacterDataHandler = reading.words
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(text.encode(errors="replace"), True)  # noqa: FBT003 - expat's own "that was all"
    except ExpatError as error:
        draft.refuse(error.lineno, "filen er ikke gyldig XML her; hent den igen fra Retsinformation")
    except _Refused:
        draft.refuse(parser.CurrentLineNumber, "filen har en dokumenttype (<!DOCTYPE …>), som ikke læses; fjern den")
    else:
        reading.close()


def _refuse_doctype(*_: object) -> NoReturn:
    raise _Refused


@dataclass(slots=True, kw_only=True)
class _Paragraf:
    line: int
    number: str
    chapter: str
    text: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """Where the stream is, and what it has brought."""

    draft: Draft
    path: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    title: list[str] = field(default_factory=list)
    chapter: str = ""
    paragraf: _Paragraf | None = None

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        """An element begins."""
        if not self.path and name != "Dokument":
            self.draft.refuse(line, f"filen er ikke LexDania: den begynder med »{name}« i stedet for »Dokument«")
        self.path.append(name)
        self.lines.setdefault(name, line)
        if name == "Kapitel":
            self.chapter = attributes.get("localId", "")
        elif name == "Paragraf" and self.paragraf is None and _ALIEN.isdisjoint(self.path):
            self.paragraf = _Paragraf(line=line, number=attributes.get("localId", ""), chapter=self.chapter)
        self._gap(name)

    def end(self) -> None:
        """The innermost element ends."""
        name = self.path.pop()
        self._gap(name)
        if name == "Paragraf" and self.paragraf is not None and "Paragraf" not in self.path:
            found, self.paragraf = self.paragraf, None
            self.draft.add(found.line, found.number, "".join(found.text), found.chapter)

    def words(self, text: str) -> None:
        """Text stands at the place; blank text between elements is layout."""
        if not text.strip() and self.path[-1] != "Char":
            return
        if "Meta" in self.path and self.path[-1] in _META:
            self.meta[self.path[-1]] = self.meta.get(self.path[-1], "") + text
        elif "Titel" in self.path:
            self.title.append(text)
        elif self.paragraf is not None and _ALIEN.isdisjoint(self.path):
            self._of_paragraf(self.paragraf, text)

    def close(self) -> None:
        """All is read: say where the act comes from."""
        self.draft.title = self.meta.get("DocumentTitle", "") or "".join(self.title)
        if issued := self.meta.get("DiesSigni", "").strip():
            self.draft.issue(self.lines["DiesSigni"], issued[:10])
        year, number = (self.meta.get(key, "").strip() for key in ("Year", "Number"))
        if year.isdigit() and number.isdigit():
            self.draft.eli = f"lta/{year}/{number}"
        if not self.draft.provisions and "AendringCentreretParagraf" in self.lines:
            self.draft.refuse(self.lines["AendringCentreretParagraf"], AMENDING)

    def _of_paragraf(self, paragraf: _Paragraf, text: str) -> None:
        """The paragraph's own number stands in front of its words, and tells it where an attribute does not."""
        if self.path[-2:] == ["Paragraf", "Explicatus"]:
            paragraf.number = paragraf.number or text.strip().lstrip("§ ").rstrip(". ")
        else:
            paragraf.text.append(text)

    def _gap(self, name: str) -> None:
        """Words of different elements are apart, save those of one line."""
        if self.paragraf is not None and name != "Char":
            self.paragraf.text.append(" ")
