"""The law with dates: acts, provisions, changes, facts, authorities and regimes.

Statute terms stay Danish (``paragraf``, ``stk``, ``nr``, ``pkt``): they have no exact English word.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How surely something about the law is known; compare with :func:`at_least`."""

    LAW_TEXT = "law_text"
    SECONDARY = "secondary"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"


_RANK = {c: rank for rank, c in enumerate(reversed(Certainty))}


def at_least(certainty: Certainty, floor: Certainty) -> bool:
    """True when ``certainty`` is as sure as ``floor`` or surer."""
    return _RANK[certainty] >= _RANK[floor]


def weakest(*certainties: Certainty) -> Certainty:
    """The least sure of the given certainties; law text when none is given."""
    return min(certainties, key=_RANK.__getitem__, default=Certainty.LAW_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoCertainties:
    """The certainty of what a rule says, and of the date from which it says so."""

    content: Certainty
    date: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from ``start`` to ``end``, both included; ``None`` is open."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError("perioden slutter, før den begynder")

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Period") -> bool:
        """True when some day lies in both periods."""
        before = self.end is not None and other.start is not None and self.end < other.start
        after = other.end is not None and self.start is not None and other.end < self.start
        return not (before or after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A place in an act: ``LAB § 116, stk. 2, nr. 1``, a span of paragraphs (``§§ 16-20``), or the act as a whole.

    ``act`` is the id of an :class:`Act`. ``paragraf`` is the number with its letter (``"18 a"``; an article's number
    in a regulation), empty when the whole act is meant; ``to`` is the last paragraph of a span. ``stk``, ``nr``,
    ``litra`` and ``pkt`` narrow the place and are ``None`` when the whole is meant. Citations are read, written and
    compared in :mod:`quiz_app.domain.citation`; sort by its ``position``.
    """

    act: str
    paragraf: str
    to: str = ""
    stk: int | None = None
    nr: int | None = None
    litra: str | None = None
    pkt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActVersion:
    """One consolidation or original text of an act; ``eli`` is the part after ``/eli/`` (``lta/2024/280``)."""

    eli: str
    label: str
    in_force: date | None = None
    ended: date | None = None


class ActKind(StrEnum):
    """What sort of legal source a document is."""

    LOV = "lov"
    BEKENDTGOERELSE = "bekendtgoerelse"
    VEJLEDNING = "vejledning"
    FORORDNING = "forordning"
    PRINCIPMEDDELELSE = "principmeddelelse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act or order that content may cite by ``cite`` or one of ``aliases``; ``last`` is its highest paragraph."""

    id: str
    title: str
    cite: str
    kind: ActKind
    versions: tuple[ActVersion, ...]
    aliases: tuple[str, ...] = ()
    last: int | None = None


class Effect(StrEnum):
    """What a change does to a provision."""

    NEW = "new"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"
    RENUMBERED = "renumbered"


class ChangeKind(StrEnum):
    """How much a change matters to what rests on the provision."""

    SUBSTANTIVE = "substantive"
    CONSEQUENTIAL = "consequential"
    RENUMBERED = "renumbered"


class Track(StrEnum):
    """The way out that a case is about."""

    FLEKSJOB = "fleksjob"
    FOERTIDSPENSION = "foertidspension"
    RESSOURCEFORLOEB = "ressourceforloeb"
    JOBAFKLARING = "jobafklaring"
    TILSKUD_SELVSTAENDIG = "tilskud_selvstaendig"
    SENIORPENSION = "seniorpension"
    ANDEN_INDSATS = "anden_indsats"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """One citation that a change touches, with what happens to it and how much it matters.

    ``commences`` is its own day, where it differs from the change's. ``becomes`` are the new numbers of what is
    renumbered, one for each of ``provision``.
    """

    provision: tuple[Provision, ...]
    effect: Effect
    kind: ChangeKind
    commences: date | None = None
    becomes: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """The cases that a transition rule is about; what is not named does not limit it.

    ``granted_until`` and ``granted_from`` are days of the grant or decision; ``pending_on`` is a day that found the
    case begun before and not yet decided.
    """

    track: Track | None = None
    granted_until: date | None = None
    granted_from: date | None = None
    pending_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """Which rules, old or new, the named cases follow."""

    applies: Applies
    rule: str
    text: str

    def __post_init__(self) -> None:
        if self.rule not in {"old", "new", "unknown"}:
            raise ValueError("rule skal være old, new eller unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change in the law: when it commences, how surely, what it affects and whom it leaves under old rules."""

    id: str
    title: str
    source: str
    commences: date
    certainty: TwoCertainties
    summary: str
    affects: tuple[Affected, ...]
    facts: tuple[str, ...] = ()
    transition: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement about the law in our own words, on which content may rest."""

    id: str
    text: str
    provisions: tuple[Provision, ...]
    valid: Period
    certainty: TwoCertainties
    source: str
    note: str = ""


def awaits_confirmation(change: Change) -> bool:
    """True when what a change says, or from when, is known less surely than from a secondary source."""
    return not all(at_least(known, Certainty.SECONDARY) for known in (change.certainty.content, change.certainty.date))


class AuthorityStatus(StrEnum):
    """Whether a decision of an authority still guides practice, as far as it has been checked."""

    GUIDING = "guiding"
    HISTORIC = "historic"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A guiding decision (principmeddelelse) that has been verified to exist."""

    id: str
    title: str
    cite: str
    year: int
    summary: str
    anchors: tuple[Provision, ...]
    certainty: TwoCertainties
    status: AuthorityStatus
    source: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeRule:
    """What a regime says about one matter (team, ressourceforløb, ...)."""

    matter: str
    text: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """A period in which one set of rules applied, by the case's date."""

    id: str
    title: str
    period: Period
    certainty: TwoCertainties
    rules: tuple[RegimeRule, ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """When an object was read against its provisions, and how surely; ``cleared`` names changes it was checked for.

    ``first`` is when it was first read, where that was before ``on``: reading it again starts no clock anew.
    """

    on: date
    first: date | None = None
    content: Certainty
    date: Certainty
    cleared: tuple[str, ...] = ()
