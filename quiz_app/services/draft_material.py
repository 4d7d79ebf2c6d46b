"""What drafts are made of: a conference's kept advice, its revealed assessments by choice, and its case's facts."""

import uuid
from dataclasses import dataclass

from quiz_app.domain.assessment import Turn
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.citation import CitationError, Citations
from quiz_app.domain.conference import ConclusionPart
from quiz_app.domain.drafting import Material
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Period, Provision
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import LibraryCase, constructed, released
from quiz_app.domain.spread import spread
from quiz_app.services.conference_standing import occasion
from quiz_app.services.gate_port import Gate
from quiz_app.services.kept_advice import KeptAdvice, kept, words
from quiz_app.services.ports import Clock, Stores
from quiz_app.services.released_cases import find_released
from quiz_app.services.screened_text import unsettled

DRAFTS = uuid.UUID("5b3f0c8e-7a5d-4d1b-9a43-2f4f1f8c9d10")
"""The namespace of the ids that follow from a conference's."""
TOLD = (ConclusionPart.ADVICE, ConclusionPart.CHANGE_OUR_MIND, ConclusionPart.GUIDELINES_LACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """Gathers within one transaction; nothing that somebody alone has written is among it."""

    library: Library
    citations: Citations
    clock: Clock
    gate: Gate

    def of(self, stores: Stores, conference_id: str) -> Material | None:
        """What a conference gives; ``None`` when its advice is not kept, or its case is gone."""
        found = next((k for k in kept(stores, self.clock.now()) if k.conference.conference_id == conference_id), None)
        case = self.case(stores, found.conference.case) if found else None
        return self._put(stores, found, case) if found and case else None

    def _put(self, stores: Stores, found: KeptAdvice, case: LibraryCase) -> Material:
        conference, conclusion = found.conference, found.conclusion
        regime = self.library.regimes.get(case.facts.regime)
        said = words(stores, conclusion, *TOLD)
        topics = (*case.facts.topics, *(t for t in Topic if t.value == case.case.track.value), Topic.DOKUMENTATION)
        guideline = case.guidelines[0] if case.guidelines else next(iter(self.library.guidelines), "")
        return Material(
            name=f"konference-{uuid.uuid5(DRAFTS, conference.conference_id).hex[:8]}",
            case=conference.case,
            facts=case.facts,
            day=case.day,
            valid=regime.period if regime else Period(),
            topic=topics[0],
            track=case.case.track,
            guideline=guideline,
            anchors=self._places(conclusion.provisions) or case.anchors[:3],
            spread=spread(stores.assessments.revealed(occasion(conference.conference_id), Turn.FIRST)),
            advised=conclusion.advised,
            words={part: body for part, body in said.items() if self._is_clean(body)},
            today=self.clock.today(),
        )

    def _places(self, written: tuple[str, ...]) -> tuple[Provision, ...]:
        try:
            return tuple(place for citation in written for place in self.citations.parse(citation))
        except CitationError:
            return ()

    def _is_clean(self, body: str) -> bool:
        """What somebody once said identifies nobody is not taken on trust a second time."""
        return self.gate.screen(body).refused is None and not unsettled(self.gate, body)

    def case(self, stores: Stores, ref: CaseRef) -> LibraryCase | None:
        """The case, while it may be read."""
        if ref.kind == CaseRefKind.SYNTHETIC:
            return next((c for c in constructed(self.library) if c.ref == ref), None)
        shared = find_released(stores, ref.id)
        return released(self.library, self.citations, [shared])[0] if shared else None
