"""Constructed cases: the story, the documents of the file, and the facit (never published raw)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quiz_app.domain.law import Provision, Track, Verification


class Relevance(StrEnum):
    """What a document is worth to the decision."""

    RELEVANT = "relevant"
    IRRELEVANT = "irrelevant"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document (*akt*) of a case file; ``number`` is its place in the file, ``body`` Markdown."""

    id: str
    number: int
    title: str
    kind: str
    date: date
    sender: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKey:
    """The facit of one document."""

    document: str
    relevance: Relevance
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingDocument:
    """Something that the file lacks, why it is needed, and how it is ordered."""

    what: str
    why: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackAssessment:
    """The points for and against one track, with the provisions that carry them."""

    track: Track
    points_for: tuple[str, ...]
    points_against: tuple[str, ...]
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facit:
    """What experienced people would say about the case, and where they may reasonably differ."""

    documents: tuple[DocumentKey, ...]
    missing: tuple[MissingDocument, ...]
    tracks: tuple[TrackAssessment, ...]
    differ: tuple[str, ...]
    settle: tuple[str, ...]
    tell_citizen: str


class Sex(StrEnum):
    """As the story tells it."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Origin(StrEnum):
    """The part of the world that the citizen's family comes from."""

    DENMARK = "denmark"
    NORTH_ATLANTIC = "north_atlantic"
    EUROPE = "europe"
    MIDDLE_EAST = "middle_east"
    AFRICA = "africa"
    ASIA = "asia"


class Illness(StrEnum):
    """What weighs most in the story."""

    MENTAL = "mental"
    COGNITIVE = "cognitive"
    NEUROLOGICAL = "neurological"
    MUSCULOSKELETAL = "musculoskeletal"
    CHRONIC = "chronic"
    FUNCTIONAL = "functional"
    MISUSE = "misuse"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """Who the invented citizen is; only to see that no outcome goes with it (``koerekort coverage --balance``)."""

    sex: Sex
    age: int
    origin: Origin
    illness: Illness


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A constructed case (``synthetic`` is always true in files); ``granted`` where a transition turns on the grant."""

    id: str
    title: str
    case_date: date
    track: Track
    themes: tuple[str, ...]
    synthetic: bool
    anchors: tuple[Provision, ...]
    verified: Verification
    difficulty: int
    story: str
    documents: tuple[Document, ...]
    facit: Facit
    citizen: Citizen | None = None
    granted: date | None = None
    review: int = 12
    facts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
