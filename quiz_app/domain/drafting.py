"""What a concluded conference leaves to the key persons, as content to finish: written from closed choices.

A distractor is a way that somebody really chose; what they wrote is never in it. Where only a person can write,
:data:`FILL` says so. The words of the advice, which everybody present stood by, go into guideline notes and grey zones
alone, and only if they pass the gate once more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quiz_app.domain.assessment import Missing, Sufficiency
from quiz_app.domain.case import (
    Case,
    Document,
    DocumentKey,
    Facit,
    Illness,
    MissingDocument,
    Relevance,
    TrackAssessment,
)
from quiz_app.domain.case_date import TRACK_WORDS
from quiz_app.domain.case_ref import CaseRef
from quiz_app.domain.conference import Band, ConclusionPart
from quiz_app.domain.guideline import GREY_ZONE_SECTIONS, Confidence, GreyZone, Section, Topic
from quiz_app.domain.law import Certainty, Period, Provision, Track, Verification
from quiz_app.domain.library_case import CaseFacts
from quiz_app.domain.question import ChoiceQuestion, Level, Option, Use
from quiz_app.domain.sharing.form import AgeBand
from quiz_app.domain.spread import Spread

FILL = "UDFYLD"
"""Begins what a key person is to write."""
FEWEST_OPTIONS, MOST_OPTIONS = 3, 5
HALF = 2
REVIEW = 6
KINDS = ("ansøgning", "LÆ 265", "praktikrapport", "notat", "statusattest")
"""The documents that a case begins with; there are at least five."""


class DraftKind(StrEnum):
    """What a conference may become."""

    CASE = "case"
    QUESTION = "question"
    GUIDELINE_NOTE = "guideline_note"
    GREY_ZONE = "grey_zone"


class DraftDecision(StrEnum):
    """What a key person does with a draft."""

    TAKEN_OVER = "taken_over"
    DROPPED = "dropped"


class DropReason(StrEnum):
    """Why a draft is not taken over: a closed list."""

    COVERED = "covered"
    UNCLEAR = "unclear"
    ONE_CASE = "one_case"
    RECOGNISABLE = "recognisable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What drafts are made of. ``name`` begins their ids; ``words`` are those of the advice that passed the gate."""

    name: str
    case: CaseRef
    facts: CaseFacts
    day: date
    valid: Period
    topic: Topic
    track: Track
    guideline: str
    anchors: tuple[Provision, ...]
    spread: Spread
    advised: Band
    words: Mapping[ConclusionPart, str]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft in the list; its files stand in ``texts`` under ``text_id``. ``rebuilt`` is of cases alone."""

    draft_id: str
    conference_id: str
    kind: DraftKind
    case: CaseRef
    path: str
    text_id: str
    person_id: str
    at: datetime
    rebuilt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedDraft:
    """What became of a draft; ``reason`` is empty for one that was taken over."""

    draft_id: str
    decision: DraftDecision
    reason: str
    person_id: str
    at: datetime


WAY: Mapping[Track, str] = {
    Track.FLEKSJOB: "Gå videre mod et fleksjob",
    Track.FOERTIDSPENSION: "Gå videre mod førtidspension",
    Track.RESSOURCEFORLOEB: "Fortsæt ressourceforløbet",
    Track.JOBAFKLARING: "Fortsæt jobafklaringen",
    Track.TILSKUD_SELVSTAENDIG: "Gå videre mod tilskud til selvstændige",
    Track.SENIORPENSION: "Vejled om seniorpension",
    Track.ANDEN_INDSATS: "Fortsæt med en anden indsats",
}
LEARN_MORE = "Oplys sagen mere, før vejen vælges"
EFFORTS = (Track.RESSOURCEFORLOEB, Track.JOBAFKLARING, Track.ANDEN_INDSATS)
LACKS: Mapping[Missing, str] = {
    Missing.HEALTH: "Nye eller klarere oplysninger om helbredet",
    Missing.WORK_ABILITY: "En belysning af, hvad borgeren kan på et arbejde",
    Missing.SOCIAL: "En beskrivelse af hverdag og sociale forhold",
    Missing.CITIZENS_VIEW: "Borgerens egen opfattelse af sagen",
    Missing.SCHOOLING: "Oplysninger om skole, uddannelse og kurser",
    Missing.TREATMENT: "Svar på, om der er en behandling tilbage",
    Missing.EMPLOYER: "Oplysninger fra en arbejdsplads",
    Missing.LEGAL_STEP: "Et trin, som loven kræver først",
}
_AGE: Mapping[AgeBand, str] = {
    AgeBand.UNDER_30: "under 30 år",
    AgeBand.THIRTIES: "i trediverne",
    AgeBand.FORTIES: "i fyrrerne",
    AgeBand.FIFTIES: "i halvtredserne",
    AgeBand.SIXTY_UP: "over 60 år",
}
_ILLNESS: Mapping[Illness, str] = {
    Illness.MENTAL: "en psykisk lidelse",
    Illness.COGNITIVE: "kognitive vanskeligheder",
    Illness.NEUROLOGICAL: "en neurologisk sygdom",
    Illness.MUSCULOSKELETAL: "en sygdom i ryg, led eller muskler",
    Illness.CHRONIC: "en langvarig sygdom",
    Illness.FUNCTIONAL: "en funktionel lidelse",
    Illness.MISUSE: "et misbrug",
    Illness.SEVERAL: "flere sygdomme",
}


def possible(material: Material) -> tuple[DraftKind, ...]:
    """What can be drafted: a question only where people really disagreed, or something was missing."""
    return tuple(kind for kind in DraftKind if kind != DraftKind.QUESTION or questions(material))


def questions(material: Material) -> tuple[ChoiceQuestion, ...]:
    """The items that the disagreement gives: about the way, and about what is missing."""
    return tuple(q for q in (_way(material), _lacking(material)) if q is not None)


def rebuilt(material: Material, *, title: str, story: str) -> Case:
    """A constructed case around a story that a key person has written anew; the facit is theirs to finish.

    Its citizen is left out, and its day is the first of the month in which the old one lay.
    """
    documents = tuple(_document(number, kind, material.day) for number, kind in enumerate(KINDS, 1))
    why = f"{FILL}: hvorfor."
    lacks = (m for m in Missing if m in material.spread.missing)
    return Case(
        id=material.name,
        title=title,
        case_date=material.day.replace(day=1),
        track=material.track,
        themes=(TRACK_WORDS[material.track],),
        synthetic=True,
        anchors=material.anchors,
        verified=_unverified(material.today),
        difficulty=2,
        story=story,
        documents=documents,
        facit=Facit(
            documents=tuple(DocumentKey(document=d.id, relevance=Relevance.RELEVANT, why=why) for d in documents),
            missing=tuple(MissingDocument(what=LACKS[m], why=why, how=f"{FILL}: hvordan den hentes.") for m in lacks),
            tracks=tuple(
                TrackAssessment(
                    track=track,
                    points_for=(f"{FILL}: hvad taler for?",),
                    points_against=(f"{FILL}: hvad taler imod?",),
                    provisions=material.anchors,
                )
                for track in material.spread.tracks
            ),
            differ=tuple(_differences(material.spread)),
            settle=(f"{FILL}: hvad ville afgøre det?",),
            tell_citizen=f"{FILL}: sig det sådan til borgeren.",
        ),
    )


def _document(number: int, kind: str, day: date) -> Document:
    return Document(
        id=f"udfyld-{number}",
        number=number,
        title=f"{FILL}: aktens titel",
        kind=kind,
        date=day.replace(day=1),
        sender=f"{FILL}: afsender",
        body=f"{FILL}: skriv akten, som den ser ud i virkeligheden. Find selv på den. Nogle akter er uden betydning.",
    )


def grey_zone(material: Material) -> GreyZone:
    """An open question with the readings that people had; the line is the advice's own, as a proposal."""
    readings = "\n\n".join(
        f"### {way}\n\n**For.** {FILL}: begrund med en bestemmelse.\n\n**Imod.** {FILL}: hvad taler imod?"
        for way in dict.fromkeys(WAY[track] for track in material.spread.tracks)
    )
    asked = f"{_told(material)} {FILL}: skriv spørgsmålet, så det gælder flere sager end én."
    line = f"Forslag fra en sagskonference. Linjen er vejledende; vurdér konkret.\n\n{_advice(material)}"
    bodies = (asked, readings or f"### {FILL}: en læsning\n\n**For.** {FILL}.\n\n**Imod.** {FILL}.", line)
    return GreyZone(
        id=material.name,
        title=f"{FILL}: kort titel på tvivlen",
        topic=material.topic,
        valid=material.valid,
        anchors=material.anchors,
        verified=_unverified(material.today),
        steward=f"netvaerk-{material.topic}",
        review=REVIEW,
        confidence=Confidence.LOW,
        release_condition=f"{FILL}: Afgøres af …",
        sections=tuple(Section(title=t, body=b) for t, b in zip(GREY_ZONE_SECTIONS, bodies, strict=True)),
    )


def note(material: Material) -> str:
    """Markdown to put under a heading of the guideline, without a word about anybody."""
    lacks = material.words.get(ConclusionPart.GUIDELINES_LACK, "")
    lines = (
        f"### {FILL}: overskrift\n",
        _told(material),
        *(f"Her var fagfolk uenige: {difference}." for difference in _differences(material.spread)),
        f"{_advice(material)}\n\nVejledende; vurdér konkret.",
        f"Konferencen savnede: {lacks}" if lacks else f"{FILL}: hvad manglede retningslinjen?",
    )
    return "\n\n".join(line.strip("\n") for line in lines) + "\n"


def _way(material: Material) -> ChoiceQuestion | None:
    """Which way the advice pointed, among those that were chosen; none where all agreed."""
    key = _advised_way(material)
    chosen = dict.fromkeys(WAY[track] for track in material.spread.tracks if not _is_advised(track, material))
    doubted = any(level < Sufficiency.RATHER for level in material.spread.sufficiency)
    others = [*chosen, *([LEARN_MORE] if doubted and key != LEARN_MORE else [])]
    if not key or not others:
        return None
    spare = (way for way in WAY.values() if way not in {key, *others})
    while len(others) + 1 < FEWEST_OPTIONS:
        others.append(next(spare))
    asked = "Hvad pegede rådet til praksis på? Vælg ét svar."
    return _question(material, "vej", "single", asked, {key}, [key, *others[: MOST_OPTIONS - 1]])


def _lacking(material: Material) -> ChoiceQuestion | None:
    """What the case lacked: right is what at least half said; what fewer said, or nobody, is not."""
    counts, total = material.spread.missing, material.spread.total
    right = {LACKS[m] for m, n in counts.items() if n * HALF >= total}
    said = [LACKS[m] for m in Missing if m in counts]
    if not right:
        return None
    options = [*said, *(LACKS[m] for m in Missing if m not in counts)]
    options = sorted(options[: max(FEWEST_OPTIONS + 1, min(len(said), MOST_OPTIONS))])
    asked = "Hvad manglede, før sagen kunne afgøres? Flere svar kan være rigtige."
    return _question(material, "mangler", "multiple", asked, right & set(options), options)


def _question(  # noqa: PLR0917 - the parts of one item
    material: Material, ending: str, sort: str, asked: str, right: set[str], options: Iterable[str]
) -> ChoiceQuestion:
    law = f"{FILL}: skriv hvorfor, med en bestemmelse."
    why = {True: f"Det pegede konferencen på. {law}", False: f"Nogle så sagen sådan, eller den lå nær. {law}"}
    return ChoiceQuestion(
        id=f"{material.name}-{ending}",
        type="single" if sort == "single" else "multiple",
        topic=material.topic,
        level=Level.JUDGE,
        valid=material.valid,
        case_date=material.day.replace(day=1),
        anchors=material.anchors,
        verified=_unverified(material.today),
        guideline=material.guideline,
        use=(Use.REPETITION,),
        stem=f"{_told(material)} {asked}",
        options=tuple(
            Option(id=letter, text=text, why=why[text in right], correct=text in right)
            for letter, text in zip("abcde", sorted(options), strict=False)
        ),
    )


def _told(material: Material) -> str:
    """The case in its coarse facts alone."""
    facts = material.facts
    age = f" {_AGE[facts.age_band]}" if facts.age_band else ""
    ill = f" har {_ILLNESS[facts.illness]}" if facts.illness else " er syg"
    return f"En borger{age}{ill}. Sagen handler om {TRACK_WORDS[material.track]}. Den blev vendt på en sagskonference."


def _differences(spread: Spread) -> list[str]:
    """Where people differed, without numbers: a few could be known by them."""
    ways = [WAY[track].lower() for track in spread.tracks]
    found = [f"om vejen er at {' eller at '.join(ways)}"] if len(ways) > 1 else []
    sides = {level >= Sufficiency.RATHER for level in spread.sufficiency}
    return [*found, *(["om sagen er oplyst nok"] if len(sides) > 1 else [])]


def _advice(material: Material) -> str:
    said = material.words.get(ConclusionPart.ADVICE) or f"{FILL}: skriv rådet, så det gælder flere sager end én."
    doubt = material.words.get(ConclusionPart.CHANGE_OUR_MIND)
    return f"{said}\n\nDet kunne ændre rådet: {doubt}" if doubt else said


def _advised_way(material: Material) -> str:
    """The option that the advice stands for; empty where it took no side."""
    if material.advised == Band.EFFORT:
        efforts = [track for track in material.spread.tracks if track in EFFORTS]
        return WAY[(*efforts, Track.ANDEN_INDSATS)[0]]
    fixed = {
        Band.PENSION: WAY[Track.FOERTIDSPENSION],
        Band.FLEKSJOB: WAY[Track.FLEKSJOB],
        Band.MORE_INFORMATION: LEARN_MORE,
    }
    return fixed.get(material.advised, "")


def _is_advised(track: Track, material: Material) -> bool:
    """True when the track is another word for what was advised."""
    same = {
        Band.PENSION: (Track.FOERTIDSPENSION, Track.SENIORPENSION),
        Band.FLEKSJOB: (Track.FLEKSJOB, Track.TILSKUD_SELVSTAENDIG),
        Band.EFFORT: EFFORTS,
    }
    return track in same.get(material.advised, ())


def _unverified(today: date) -> Verification:
    """Nobody has read a draft against the law yet, so it is practice only."""
    return Verification(on=today, content=Certainty.UNVERIFIED, date=Certainty.UNVERIFIED)
