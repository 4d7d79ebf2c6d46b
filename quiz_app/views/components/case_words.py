"""Danish words for the facts and the facets of cases."""

from collections.abc import Mapping

from quiz_app.domain.case_facets import AGREED, SPLIT, Facet, named, paragraph
from quiz_app.domain.citation import Citations
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import CaseFacts, LibraryCase
from quiz_app.domain.similar_cases import Trait
from quiz_app.views.components import labels, sharing_words
from quiz_app.views.components.conference_words import BAND, MADE

FACET = {
    Facet.KIND: "Slags sag",
    Facet.TRACK: "Vej",
    Facet.REGIME: "Regler fra perioden",
    Facet.TOPIC: "Emne",
    Facet.THEME: "Tema",
    Facet.PROVISION: "Bestemmelse",
    Facet.GUIDELINE: "Retningslinje",
    Facet.OUTCOME: "Hvad sagen endte med",
    Facet.AGREEMENT: "Enighed om sagen",
}
AGREEMENT = {AGREED: "De fleste var enige", SPLIT: "Vurderingerne var delte"}
TRAIT = {
    Trait.TRACK: "vej",
    Trait.ILLNESS: "helbred",
    Trait.REGIME: "regler",
    Trait.TOPICS: "emner",
    Trait.AGE_BAND: "alder",
    Trait.OCCUPATION: "arbejde",
}


def values(library: Library, citations: Citations) -> Mapping[Facet, Mapping[str, str]]:
    """The words for each value of each facet, other than themes, which are words already."""
    places = {paragraph(anchor) for case in library.cases.values() for anchor in case.anchors}
    return {
        Facet.KIND: {kind.value: word for kind, word in MADE.items()},
        Facet.TRACK: {track.value: word.capitalize() for track, word in labels.TRACK.items()},
        Facet.REGIME: {r.id: regime(library, r.id) for r in library.regimes.values()},
        Facet.TOPIC: {topic.value: word for topic, word in labels.TOPIC.items()},
        Facet.PROVISION: {named(place): citations.format((place,)) for place in places},
        Facet.GUIDELINE: {g.id: g.title for g in library.guidelines.values()},
        Facet.OUTCOME: {band.value: word for band, word in BAND.items()},
        Facet.AGREEMENT: AGREEMENT,
    }


def regime(library: Library, regime_id: str) -> str:
    """The days of a regime and what it is called: ``1.2.2026-30.6.2026: …``."""
    found = library.regimes[regime_id]
    start, end = (f"{day:%-d.%-m.%Y}" if day else "" for day in (found.period.start, found.period.end))
    return f"{start}-{end}: {found.title}" if end else f"Fra {start}: {found.title}"


def trait(library: Library, which: Trait, facts: CaseFacts) -> str:
    """What facts say of a trait, in words; empty when they are silent."""
    said = {
        Trait.TRACK: labels.TRACK[facts.track] if facts.track else "",
        Trait.ILLNESS: sharing_words.ILLNESS[facts.illness] if facts.illness else "",
        Trait.REGIME: regime(library, facts.regime) if facts.regime else "",
        Trait.TOPICS: ", ".join(labels.TOPIC[t] for t in facts.topics),
        Trait.AGE_BAND: sharing_words.AGE_BAND[facts.age_band] if facts.age_band else "",
        Trait.OCCUPATION: sharing_words.OCCUPATION[facts.occupation] if facts.occupation else "",
    }[which]
    return said.lower() if which != Trait.REGIME else said


def line(case: LibraryCase) -> str:
    """``Konstrueret sag · Fleksjob · 3. marts 2026``; of a released case only the half year, of a sealed one no way."""
    when = labels.day(case.day)
    if case.shared:
        when = f"{'første' if case.day.month == 1 else 'andet'} halvår {case.day.year}"
    way = (labels.TRACK[case.track].capitalize(),) if case.track else ()
    return " · ".join((MADE[case.ref.kind], *way, when))
