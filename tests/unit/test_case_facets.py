"""Narrowing the case library, and how many cases each choice would leave."""

from dataclasses import replace

import builders

from quiz_app.domain.case_facets import Chosen, Facet, counted, narrowed
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band
from quiz_app.domain.law import Provision, Track
from quiz_app.domain.library_case import CaseFacts, LibraryCase


def case(name: str, track: Track, *themes: str, paragraf: str = "16") -> LibraryCase:
    return LibraryCase(
        ref=CaseRef(kind=CaseRefKind.SYNTHETIC, id=name),
        facts=CaseFacts(track=track),
        case=builders.case(
            id=name,
            track=track,
            themes=themes,
            anchors=(Provision(act="pensionsloven", paragraf=paragraf, stk=2),),
        ),
    )


CASES = (
    case("en", Track.FLEKSJOB, "ryg", "praktik"),
    case("to", Track.FLEKSJOB, "ryg"),
    case("tre", Track.FOERTIDSPENSION, "praktik", paragraf="18"),
)


def names(chosen: Chosen) -> list[str]:
    return [c.ref.id for c in narrowed(CASES, chosen)]


def counts(facet: Facet, chosen: Chosen) -> dict[str, int]:
    return {c.value: c.count for c in counted(CASES, chosen)[facet]}


def test_values_of_one_facet_add_and_facets_narrow_each_other() -> None:
    assert names({Facet.TRACK: ["fleksjob", "foertidspension"]}) == ["en", "to", "tre"]
    assert names({Facet.TRACK: ["fleksjob"], Facet.THEME: ["praktik"]}) == ["en"]


def test_an_empty_choice_narrows_nothing_and_an_unknown_value_leaves_nothing() -> None:
    assert names({Facet.TRACK: []}) == ["en", "to", "tre"]
    assert names({Facet.TRACK: ["noget"]}) == []


def test_a_facet_counts_what_the_other_choices_leave_and_not_its_own() -> None:
    chosen = {Facet.TRACK: ["fleksjob"]}
    assert counts(Facet.TRACK, chosen) == {"fleksjob": 2, "foertidspension": 1}
    assert counts(Facet.THEME, chosen) == {"ryg": 2, "praktik": 1}


def test_a_choice_that_would_leave_nothing_is_still_shown_with_nought() -> None:
    assert counts(Facet.TRACK, {Facet.THEME: ["ryg"]}) == {"fleksjob": 2, "foertidspension": 0}


def test_a_provision_is_chosen_by_its_paragraph() -> None:
    assert names({Facet.PROVISION: ["pensionsloven:18"]}) == ["tre"]


def test_outcome_and_agreement_are_facets_of_those_cases_that_have_them() -> None:
    cases = (replace(CASES[0], outcome=Band.PENSION, agreed=False), CASES[1])
    found = counted(cases, {})
    assert [(c.value, c.count) for c in found[Facet.OUTCOME]] == [("pension", 1)]
    assert [(c.value, c.count) for c in found[Facet.AGREEMENT]] == [("delte", 1)]
