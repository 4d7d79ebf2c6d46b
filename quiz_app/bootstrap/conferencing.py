"""What belongs to the case conferences: the gate that every text of theirs passes, and their services."""

from dataclasses import dataclass

from quiz_app.bootstrap.gate import LazyGate
from quiz_app.bootstrap.settings import Settings
from quiz_app.content import thaw
from quiz_app.content.draft_file import DraftFiles
from quiz_app.domain.citation import Citations
from quiz_app.domain.library import Library
from quiz_app.printing import invitation_ics
from quiz_app.services.agreeing import Agreeing
from quiz_app.services.browsing import Browsing
from quiz_app.services.calibrating import Calibrating
from quiz_app.services.cancelling import Cancelling
from quiz_app.services.case_keeping import CaseKeeping
from quiz_app.services.case_sheets import CaseSheets
from quiz_app.services.case_steps import CaseSteps
from quiz_app.services.concluding import Concluding
from quiz_app.services.conferring import Conferring
from quiz_app.services.deadlines import Deadlines
from quiz_app.services.draft_material import Materials
from quiz_app.services.drafting import Drafting
from quiz_app.services.erasing import Erasing
from quiz_app.services.gate_port import Gate
from quiz_app.services.month_learning import MonthLearning
from quiz_app.services.noticing import Noticing
from quiz_app.services.ports import Clock, Entropy, Storage
from quiz_app.services.releasing import Releasing
from quiz_app.services.rescreening import Rescreening
from quiz_app.services.sealing import Sealing
from quiz_app.services.searching import Searching
from quiz_app.services.sharing import Sharing
from quiz_app.services.taking_down import TakingDown
from quiz_app.services.twinning import Twinning


@dataclass(frozen=True, slots=True, kw_only=True)
class Conferencing:
    """The group of services behind the pages of sharing and talking over cases."""

    gate: Gate
    conferring: Conferring
    cancelling: Cancelling
    noticing: Noticing
    deadlines: Deadlines
    concluding: Concluding
    calibrating: Calibrating
    twinning: Twinning
    agreeing: Agreeing
    browsing: Browsing
    drafting: Drafting
    month_learning: MonthLearning
    sharing: Sharing
    releasing: Releasing
    taking_down: TakingDown
    rescreening: Rescreening


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the group is made of."""

    settings: Settings
    library: Library
    citations: Citations
    searching: Searching
    storage: Storage
    clock: Clock
    entropy: Entropy
    erasing: Erasing


def _sharing(parts: Parts, gate: Gate) -> Sharing:
    keeping = CaseKeeping(clock=parts.clock, entropy=parts.entropy, erasing=parts.erasing)
    return Sharing(
        storage=parts.storage,
        library=parts.library,
        citations=parts.citations,
        steps=CaseSteps(gate=gate, keeping=keeping),
        region_population=parts.settings.region_population,
    )


def conferencing(parts: Parts, *, gate: Gate | None = None) -> Conferencing:
    """The group of an installation; tests may bring a gate of their own."""
    gate = gate or LazyGate(parts.settings)
    storage, library, clock = parts.storage, parts.library, parts.clock
    sealing = Sealing(citations=parts.citations, gate=gate, clock=clock, entropy=parts.entropy)
    calibrating = Calibrating(
        storage=storage,
        library=library,
        clock=clock,
        entropy=parts.entropy,
        sealing=sealing,
        thaw=thaw,
    )
    sharing = _sharing(parts, gate)
    steps = sharing.steps
    return Conferencing(
        gate=gate,
        conferring=_conferring(parts, sealing, gate),
        cancelling=Cancelling(storage=storage, clock=clock),
        noticing=Noticing(storage=storage, clock=clock),
        deadlines=Deadlines(storage=storage, clock=clock),
        drafting=_drafting(parts, gate),
        month_learning=MonthLearning(storage=storage, library=library, clock=clock),
        concluding=Concluding(storage=storage, citations=parts.citations, clock=clock, gate=gate),
        calibrating=calibrating,
        twinning=Twinning(storage=storage, clock=clock, gate=gate),
        agreeing=Agreeing(storage=storage, library=library, clock=clock, calibrating=calibrating),
        browsing=Browsing(
            storage=storage,
            library=library,
            searching=parts.searching,
            citations=parts.citations,
            clock=clock,
        ),
        sharing=sharing,
        releasing=Releasing(storage=storage, steps=steps, sharing=sharing),
        taking_down=TakingDown(storage=storage, steps=steps),
        rescreening=Rescreening(storage=storage, steps=steps),
    )


def _conferring(parts: Parts, sealing: Sealing, gate: Gate) -> Conferring:
    return Conferring(
        storage=parts.storage,
        cases=CaseSheets(library=parts.library),
        sealing=sealing,
        clock=parts.clock,
        entropy=parts.entropy,
        gate=gate,
        calendar=invitation_ics,
        public_url=parts.settings.public_url,
    )


def _drafting(parts: Parts, gate: Gate) -> Drafting:
    materials = Materials(library=parts.library, citations=parts.citations, clock=parts.clock, gate=gate)
    return Drafting(
        storage=parts.storage,
        citations=parts.citations,
        clock=parts.clock,
        gate=gate,
        materials=materials,
        writer=DraftFiles(),
    )
