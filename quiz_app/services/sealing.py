"""From what somebody says in the form to a sealed assessment: the same in conferences and in calibration rounds."""

from dataclasses import dataclass

from quiz_app.domain.assessment import Assessment, Judgement, Occasion, Turn, series_of
from quiz_app.domain.citation import CitationError, Citations
from quiz_app.domain.people import Actor, centre
from quiz_app.errors import InvalidInput, NotFound
from quiz_app.services.gate_port import Gate
from quiz_app.services.ports import Clock, Entropy, Stores
from quiz_app.services.screened_text import screened


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A judgement whose citations are read and whose reason has passed the gate."""

    judgement: Judgement
    provisions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """Reads before the transaction, so that the gate's work holds no lock, and stores within it."""

    citations: Citations
    gate: Gate
    clock: Clock
    entropy: Entropy

    def prepared(self, judgement: Judgement) -> Prepared:
        """What may be stored.

        :raises InvalidInput: a citation cannot be read, or the reason cannot be taken.
        """
        return Prepared(
            judgement=judgement,
            provisions=parsed_provisions(self.citations, judgement.provisions),
            reason=screened(self.gate, "reason", judgement.reason, judgement.confirmed),
        )

    def put(self, stores: Stores, actor: Actor, prepared: Prepared, *, occasion: Occasion, turn: Turn) -> Assessment:
        """Store it as the actor's; until the reveal the last one counts.

        :raises Conflict: the turn is revealed. :raises NotFound: the actor is nobody any more.
        """
        person = stores.people.find_person(actor.person_id)
        if person is None:
            raise NotFound
        judgement, assessment_id = prepared.judgement, self.entropy.new_id()
        assessment = Assessment(
            assessment_id=assessment_id,
            occasion=occasion,
            turn=turn,
            person_id=actor.person_id,
            centre_id=centre(stores.people.units(), person.unit_id),
            series=series_of(actor.grants),
            sufficiency=judgement.sufficiency,
            missing=judgement.missing,
            track=judgement.track,
            provisions=prepared.provisions,
            certainty=judgement.certainty,
            reason_id=f"assessment:{assessment_id}" if prepared.reason else "",
            at=self.clock.now(),
        )
        stores.assessments.add(assessment)
        if prepared.reason:
            stores.texts.add(assessment.reason_id, author_id=actor.person_id, body=prepared.reason, at=assessment.at)
        return assessment


def parsed_provisions(citations: Citations, typed: str) -> tuple[str, ...]:
    """Citations as typed, parted by semicolons or lines, each in its own normal form.

    :raises InvalidInput: one cannot be read.
    """
    found = []
    for part in filter(None, (p.strip() for p in typed.replace("\n", ";").split(";"))):
        try:
            found.append(citations.format(citations.parse(part)))
        except CitationError as error:
            raise InvalidInput("provisions", f"»{part}« kan ikke læses som en bestemmelse. {error}") from error
    return tuple(dict.fromkeys(found))
