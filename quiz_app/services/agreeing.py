"""Fælles retsforståelse: how far people who assess the same case agree, and what is to be done where they do not."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quiz_app.domain.agreement.certainty import Level, by_known, by_majority
from quiz_app.domain.agreement.consensus import consensus
from quiz_app.domain.agreement.index import Index, index, topics
from quiz_app.domain.agreement.reading import CaseOf, basis, by_itself, cases
from quiz_app.domain.assessment import MEASURED, Assessment, Occasion, OccasionKind, Series, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.calibration_round import CalibrationRound
from quiz_app.domain.case import Case
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.conference import Band
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import topics_of
from quiz_app.domain.people import Actor, Permission
from quiz_app.services.authorising import require
from quiz_app.services.calibrating import Calibrating
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.released_cases import released

IN_LINE: Mapping[Band, frozenset[Track]] = {
    Band.PENSION: frozenset({Track.FOERTIDSPENSION, Track.SENIORPENSION}),
    Band.FLEKSJOB: frozenset({Track.FLEKSJOB, Track.TILSKUD_SELVSTAENDIG}),
    Band.EFFORT: frozenset({Track.RESSOURCEFORLOEB, Track.JOBAFKLARING, Track.ANDEN_INDSATS}),
}
"""The tracks that are in line with what was decided; where more is to be found out, nothing is."""


Topics = tuple[Topic, ...]


class TaskKind(StrEnum):
    """What practice differs on: a topic over many cases, or one round's case."""

    TOPIC = "topic"
    ROUND = "round"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTask:
    """Something that practice differs on: make or mend a guideline, then run a round on a twin case.

    ``subject`` is the topic or the round's id, ``twins`` are cases of the topic, or with a theme in common with the
    round's, that have been in no round, and ``under_way`` is true while a round that may settle it is open.
    """

    kind: TaskKind
    subject: str
    title: str
    twins: tuple[Case, ...]
    under_way: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """One series, perhaps of one theme; ``centres`` are the units' names.

    ``majority``, ``facit`` and ``outcomes`` are the calibration of certainty: against the others, the constructed
    cases' facit, and what was decided after conferences. ``themes`` may be chosen: their cases are enough to say
    something of.
    """

    series: Series
    index: Index
    majority: Mapping[AnswerCertainty, Level]
    facit: Mapping[AnswerCertainty, Level]
    outcomes: Mapping[AnswerCertainty, Level]
    centres: Mapping[str, str]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreeing:
    """The index of shared legal understanding; a round counts from its deadline, a conference from its reveal."""

    storage: Storage
    library: Library
    clock: Clock
    calibrating: Calibrating

    def overview(self, actor: Actor, series: Series, theme: str = "") -> AgreementView:
        """What may be said about one series; of cases with the theme alone, where one is given."""
        require(actor, Permission.CONFER)
        self.calibrating.reveal_due()
        with self.storage.reading() as stores:
            case_of, named = self._case_of(stores), _named(stores)
            everything = [a for a in stores.assessments.all_revealed() if a.series == series]
            themes = {o: _themes(case_of(o)) for o in {a.occasion for a in everything}}
            known = [a for a in everything if not theme or theme in themes[a.occasion]]
            first = [a for a in known if a.turn == Turn.FIRST]
            return AgreementView(
                series=series,
                index=index(known, self._topics(stores, case_of), named),
                majority=by_majority(first, named),
                facit=by_known(first, self._facit(stores, case_of), named),
                outcomes=by_known(first, _outcomes(stores), named),
                centres={u.unit_id: u.name for u in stores.people.units()},
                themes=_telling(themes, everything, named),
            )

    def tasks(self, actor: Actor) -> tuple[AgreementTask, ...]:
        """What key persons are to do about disagreement: topics first, then rounds that no later round follows."""
        require(actor, Permission.CALIBRATE)
        self.calibrating.reveal_due()
        with self.storage.reading() as stores:
            rounds = stores.rounds.rounds()
            first = [a for a in stores.assessments.all_revealed() if a.turn == Turn.FIRST]
            of, named = self._topics(stores, self._case_of(stores)), _named(stores)
        low = dict.fromkeys(
            topic
            for s in MEASURED
            for topic, found in topics((a for a in first if a.series == s), of, named).items()
            if found.is_low
        )
        return (
            *(self._topic_task(topic, rounds) for topic in low),
            *(self._round_task(r, rounds) for r in rounds if _is_low(r, rounds, first)),
        )

    def _topic_task(self, topic: str, rounds: Collection[CalibrationRound]) -> AgreementTask:
        def alike(case: Case) -> int:
            return int(topic in topics_of(case, self.library))

        return self._task(TaskKind.TOPIC, topic, title=topic, alike=alike, rounds=rounds)

    def _round_task(self, calibration: CalibrationRound, rounds: Collection[CalibrationRound]) -> AgreementTask:
        held = self.library.cases.get(calibration.case_id)
        title, themes = (held.title, set(held.themes)) if held else (calibration.case_id, set())

        def alike(case: Case) -> int:
            return len(themes & set(case.themes))

        return self._task(TaskKind.ROUND, calibration.round_id, title=title, alike=alike, rounds=rounds)

    def _task(
        self,
        kind: TaskKind,
        subject: str,
        *,
        title: str,
        alike: Callable[[Case], int],
        rounds: Collection[CalibrationRound],
    ) -> AgreementTask:
        cases, now = self.library.cases, self.clock.now()
        away = self.library.withheld_cases() | {r.case_id for r in rounds}
        near = {c.id: alike(c) for c in cases.values()}
        twins = [c for c in cases.values() if c.id not in away and c.synthetic and near[c.id]]
        return AgreementTask(
            kind=kind,
            subject=subject,
            title=title,
            twins=tuple(sorted(twins, key=lambda c: (-near[c.id], c.title))),
            under_way=any(near.get(r.case_id) for r in rounds if not r.is_over(now)),
        )

    def _facit(
        self, stores: Stores, case_of: Callable[[Occasion], Case | None]
    ) -> Callable[[Occasion], Collection[Track]]:
        """A round's facit is that of the case as it was sent; a conference has none but today's."""
        rounds = {r.round_id: r for r in stores.rounds.rounds()}

        @cache
        def sent(round_id: str) -> Track:
            return self.calibrating.sent(stores, rounds[round_id]).track

        def tracks(occasion: Occasion) -> Collection[Track]:
            if occasion.kind == OccasionKind.CALIBRATION_ROUND:
                return (sent(occasion.id),) if occasion.id in rounds else ()
            case = case_of(occasion)
            return (case.track,) if case else ()

        return tracks

    def _case_of(self, stores: Stores) -> Callable[[Occasion], Case | None]:
        """The constructed case behind a round or conference; a colleague's own has no facit."""
        cases = self.library.cases
        rounds = {r.round_id: cases.get(r.case_id) for r in stores.rounds.rounds()}
        talks = {
            c.conference_id: cases.get(c.case.id)
            for c in stores.conferences.conferences()
            if c.case.kind == CaseRefKind.SYNTHETIC
        }
        known = {OccasionKind.CALIBRATION_ROUND: rounds, OccasionKind.CONFERENCE: talks}
        return lambda occasion: known[occasion.kind].get(occasion.id)

    def _topics(self, stores: Stores, case_of: Callable[[Occasion], Case | None]) -> Callable[[Occasion], Topics]:
        """A constructed case's topics, or those of a colleague's case for as long as it is released."""
        forms = {case.id: case.form for case in released(stores)}
        shared = {
            c.conference_id: forms[c.case.id].themes
            for c in stores.conferences.conferences()
            if c.case.kind == CaseRefKind.RELEASED and c.case.id in forms
        }

        @cache
        def topics(case_id: str) -> Topics:
            return topics_of(self.library.cases[case_id], self.library)

        def of(occasion: Occasion) -> Topics:
            case = case_of(occasion)
            return topics(case.id) if case else shared.get(occasion.id, ())

        return of


def _themes(case: Case | None) -> tuple[str, ...]:
    """The free words of a constructed case; a colleague's has none."""
    return case.themes if case else ()


def _telling(
    themes: Mapping[Occasion, Collection[str]], assessments: Iterable[Assessment], named: CaseOf
) -> tuple[str, ...]:
    """The themes whose cases are enough to say something of, by name."""
    by_theme: defaultdict[str, list[Assessment]] = defaultdict(list)
    for each in assessments:
        for theme in themes[each.occasion] if each.turn == Turn.FIRST else ():
            by_theme[theme].append(each)
    return tuple(sorted(theme for theme, found in by_theme.items() if basis(cases(found, named)).is_enough))


def _named(stores: Stores) -> CaseOf:
    """The case behind each round or conference: however often one is met, it is one case."""
    rounds = {r.round_id: f"{CaseRefKind.SYNTHETIC}:{r.case_id}" for r in stores.rounds.rounds()}
    talks = {c.conference_id: f"{c.case.kind}:{c.case.id}" for c in stores.conferences.conferences()}
    known = {OccasionKind.CALIBRATION_ROUND: rounds, OccasionKind.CONFERENCE: talks}
    return lambda occasion: known[occasion.kind].get(occasion.id) or by_itself(occasion)


def _outcomes(stores: Stores) -> Callable[[Occasion], Collection[Track]]:
    """What was last heard of the case of a conference."""
    ids = [c.conference_id for c in stores.conferences.conferences()]
    last = {o.conference_id: o.band for o in stores.conferences.outcomes(ids)}

    def tracks(occasion: Occasion) -> Collection[Track]:
        band = last.get(occasion.id) if occasion.kind == OccasionKind.CONFERENCE else None
        return IN_LINE.get(band, frozenset()) if band else frozenset()

    return tracks


def _is_low(calibration: CalibrationRound, rounds: Collection[CalibrationRound], first: Collection[Assessment]) -> bool:
    """Practice differs on the round's case in some series, and no round has followed it."""
    if any(r.follows == calibration.round_id for r in rounds):
        return False
    given = [a for a in first if a.occasion in calibration.occasions]
    return any(consensus([a for a in given if a.series == s]).is_low for s in MEASURED)
