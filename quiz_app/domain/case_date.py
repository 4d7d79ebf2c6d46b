"""*Min sag er fra …*: which text applies to a case, by its date, its grant and its track, and how surely.

One decision, :func:`what_applies`; :func:`decisions` lays it out for every case that a page can be asked about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quiz_app.domain.citation import overlaps
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.guideline import DatedBy, Guideline, SectionPeriod, Situation
from quiz_app.domain.law import Applies, Certainty, Change, Period, Regime, Track, Transition, weakest
from quiz_app.domain.library import Library
from quiz_app.domain.status import HOW_SURE

DatedPage = Guideline | Situation
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCase:
    """What somebody says about their case; ``granted`` is the day of the grant or the decision."""

    case_date: date
    track: Track | None = None
    granted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRule:
    """A transition rule that meets the case, or may do so when ``sure`` is false: the case does not say enough."""

    change: Change
    transition: Transition
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicable:
    """What applies to a case.

    ``sections`` are the titles to read, in their order; ``elsewhere`` the guidelines to read instead of this page.

    ``lead`` follows *For en sag fra …*; each of ``notes`` is a sentence of its own. ``certainty`` is of the choice.
    """

    regimes: tuple[Regime, ...]
    rules: tuple[FoundRule, ...]
    sections: tuple[str, ...]
    elsewhere: tuple[str, ...]
    certainty: Certainty
    lead: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Every decision about a page. ``days`` and ``grants`` are the days on which something changes.

    ``answers[track][grant][day]``: a day's place is how many of ``days`` it has reached, a grant's place one more than
    that among ``grants``, for the first is of cases that name none; ``tracks`` begin with none likewise.
    """

    days: tuple[date, ...]
    grants: tuple[date, ...]
    tracks: tuple[Track | None, ...]
    answers: tuple[tuple[tuple[Applicable, ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What a decision about a page rests on; found once for all its cases."""

    page: DatedPage
    changes: tuple[Change, ...]
    versions: tuple[DatedPage, ...]
    regimes: tuple[Regime, ...]


def offers_choice(page: DatedPage, library: Library) -> bool:
    """True when the case's date matters to a page: dated sections; for a guideline also versions and transitions."""
    if isinstance(page, Situation):
        return bool(page.periods)
    transitions = any(change.transition for change in _reaching(page, library))
    return bool(page.periods) or len(_versions(page, library)) > 1 or transitions


def what_applies(page: DatedPage, case: AskedCase, library: Library) -> Applicable:
    """Decide by the register of changes: old rules for whom a transition leaves there, else those of the case date.

    Where it is unknown which rules follow, the texts of both are given and the lead says so.
    """
    return _decide(_ground(page, library), case)


def told(case: AskedCase, found: Applicable) -> str:
    """The decision in one sentence: *For en sag fra 14. maj 2026 gælder …*."""
    granted = f", bevilget eller afgjort {spelled(case.granted)}," if case.granted else ""
    return f"For en sag fra {spelled(case.case_date)}{granted} {found.lead}"


def fragment(case: AskedCase) -> str:
    """The end of an address that opens a page of the site on a case: ``#sag=2026-05-14&bevilget=2026-01-31``."""
    granted = f"&bevilget={case.granted}" if case.granted else ""
    return f"#sag={case.case_date}{granted}{f'&spor={case.track}' if case.track else ''}"


def certainty_of(period: SectionPeriod, library: Library) -> Certainty:
    """How surely the ends of a section's period are known: as the changes that commence there; else read in the law."""
    ends = {period.start, period.end + _ONE_DAY if period.end else None} - {None}
    return weakest(*(c.certainty.date for c in library.changes.values() if _commencements(c) & ends))


def decisions(page: DatedPage, library: Library) -> Decisions:
    """The decision for each stretch of days, each stretch of grants and each track on which it can turn."""
    ground = _ground(page, library)
    applies = [t.applies for change in ground.changes for t in change.transition]
    grants, days = _sorted(_grant_turns(page, applies)), _sorted(_day_turns(ground))
    named = sorted({a.track for a in applies if a.track})
    tracks: tuple[Track | None, ...] = (None, *named)
    cases = [
        [
            [AskedCase(case_date=day, track=track, granted=granted) for day in _one_of_each(days)]
            for granted in (None, *_one_of_each(grants))
        ]
        for track in tracks
    ]
    answers = tuple(tuple(tuple(_decide(ground, c) for c in row) for row in block) for block in cases)
    return Decisions(days=days, grants=grants, tracks=tracks, answers=answers)


def _ground(page: DatedPage, library: Library) -> _Ground:
    return _Ground(
        page=page,
        changes=_reaching(page, library),
        versions=_versions(page, library),
        regimes=tuple(library.regimes.values()),
    )


def _decide(ground: _Ground, case: AskedCase) -> Applicable:
    page = ground.page
    rules = tuple(rule for change in ground.changes for rule in _rules(change, case))
    days = _law_days(case, rules)
    about = _is_about(ground, case, days)
    regimes = tuple(dict.fromkeys(r for day in days for r in ground.regimes if day in r.period))
    others = [version for version in ground.versions if version.id != page.id]
    sure = [r.change.certainty.date for r in rules if r.sure] + [r.certainty.date for r in regimes]
    return Applicable(
        regimes=regimes,
        rules=rules,
        sections=tuple(s.title for s in page.sections if _is_shown(page, s.title, case, days)),
        elsewhere=() if about else tuple(v.id for v in others if any(day in v.valid for day in days)),
        certainty=weakest(*sure),
        lead=_lead(regimes, rules),
        notes=(*_limits(page, case, about=about), *_transitions(case, rules, days)),
    )


def _versions(page: DatedPage, library: Library) -> tuple[DatedPage, ...]:
    """The page with the guideline it replaces and the one that replaces it, oldest first."""
    if isinstance(page, Situation):
        return (page,)
    older = [library.guidelines[page.replaces]] if page.replaces in library.guidelines else []
    newer = [g for g in library.guidelines.values() if g.replaces == page.id]
    return (*older, page, *newer)


def _reaching(page: DatedPage, library: Library) -> tuple[Change, ...]:
    """The changes of the page's provisions, or at an end of one of its periods; by date."""
    turns = {turn for period in page.periods for turn in _turns(period.days)}
    found = (
        change
        for change in library.changes.values()
        if _commencements(change) & turns
        or any(overlaps(p, anchor) for a in change.affects for p in a.provision for anchor in page.anchors)
    )
    return tuple(sorted(found, key=lambda change: (change.commences, change.id)))


def _commencements(change: Change) -> set[date]:
    return {change.commences, *(a.commences for a in change.affects if a.commences)}


def _rules(change: Change, case: AskedCase) -> Iterator[FoundRule]:
    """The most particular rule that surely meets the case, and those that may."""
    met = [(t, _meets(t.applies, case)) for t in change.transition]
    sure = sorted((t for t, meets in met if meets), key=lambda t: -_particular(t.applies))
    yield from (FoundRule(change=change, transition=t, sure=True) for t in sure[:1])
    if not sure:
        yield from (FoundRule(change=change, transition=t, sure=False) for t, meets in met if meets is None)


def _particular(applies: Applies) -> int:
    return sum(part is not None for part in (applies.track, applies.granted_until, applies.granted_from))


def _meets(applies: Applies, case: AskedCase) -> bool | None:
    """Whether a rule is about the case; None when the case does not say enough."""
    answers: list[bool | None] = []
    if applies.track:
        answers.append(None if case.track is None else case.track == applies.track)
    if applies.granted_until or applies.granted_from:
        granted = Period(start=applies.granted_from, end=applies.granted_until)
        answers.append(None if case.granted is None else case.granted in granted)
    if applies.pending_on:
        answers.append(case.case_date < applies.pending_on)
        answers.append(None if case.granted is None else case.granted >= applies.pending_on)
    if False in answers:
        return False
    return None if None in answers else True


def _law_days(case: AskedCase, rules: Iterable[FoundRule]) -> tuple[date, ...]:
    """The days whose rules the case follows: one, or two where nobody knows which."""
    days = frozenset({case.case_date})
    for rule in rules:
        if rule.sure:
            days = _moved(days, rule)
    return _sorted(days)


def _moved(days: frozenset[date], rule: FoundRule) -> frozenset[date]:
    """The days whose rules are followed when the rule holds."""
    new = rule.change.commences
    before, after = frozenset(min(day, new - _ONE_DAY) for day in days), frozenset(max(day, new) for day in days)
    return {"old": before, "new": after, "unknown": before | after}[rule.transition.rule]


def _is_about(ground: _Ground, case: AskedCase, days: Iterable[date]) -> bool:
    """By the rules that the case follows where pages share the time between them, else by its own date."""
    asked = days if len(ground.versions) > 1 else (case.case_date,)
    return any(day in ground.page.valid for day in asked)


def _is_shown(page: DatedPage, title: str, case: AskedCase, days: Iterable[date]) -> bool:
    period = next((p for p in page.periods if p.section == title), None)
    if period is None:
        return True
    if period.by == DatedBy.GRANTED:
        return case.granted is None or case.granted in period.days
    return any(day in period.days for day in days)


def _lead(regimes: tuple[Regime, ...], rules: Iterable[FoundRule]) -> str:
    unknown = [r.change for r in rules if r.sure and r.transition.rule == "unknown"]
    if unknown:
        day = spelled(unknown[0].commences)
        return f"vides det ikke, om reglerne fra før eller efter {day} gælder. Begge tekster vises. Spørg juristen."
    if not regimes:
        return "gælder regler fra en tid, vi ikke har beskrevet. Siden kan være forkert for sagen."
    if regimes[0].certainty.date == Certainty.UNVERIFIED:
        return f"er det ikke bekræftet, hvad der gælder: {_named(regimes[0])}. Siden viser det senest kendte."
    return f"gælder reglerne i perioden {_named(regimes[0])}."


def _named(regime: Regime) -> str:
    known = regime.certainty.date
    unsure = "" if known == Certainty.LAW_TEXT else f"; datoen er {HOW_SURE[known]}"
    return f"»{regime.title}« {span(regime.period)}{unsure}"


def _limits(page: DatedPage, case: AskedCase, *, about: bool) -> Iterator[str]:
    if not about:
        yield f"Siden er skrevet til sager {span(page.valid)}."
    if case.granted is None and any(p.by == DatedBy.GRANTED for p in page.periods):
        yield "Hvornår der er bevilget, afgør, hvilken tekst der gælder. Skriv datoen, hvis du kender den."


def _transitions(case: AskedCase, rules: Iterable[FoundRule], days: Iterable[date]) -> Iterator[str]:
    """The rules that hold, and those that would give other text if the case were as they say; equal words once."""
    asked = frozenset(days)
    told: dict[tuple[str, str], list[Track]] = {}
    for rule in rules:
        applies = rule.transition.applies
        if rule.sure or _moved(asked, rule) != asked:
            limit = "" if rule.sure else _condition(applies, case)
            known = f"{RULE_WORDS[rule.transition.rule]}; datoen er {HOW_SURE[rule.change.certainty.date]}"
            tracks = told.setdefault((limit, f"{rule.transition.text} ({known})"), [])
            tracks += [applies.track] if applies.track and case.track is None else []
    for (limit, text), tracks in told.items():
        about = f"handler sagen om {_either([TRACK_WORDS[track] for track in tracks])}" if tracks else ""
        asked_first = ", og ".join(filter(None, (about, limit)))
        yield f"{asked_first[0].upper()}{asked_first[1:]}: {text}" if asked_first else text


def span(period: Period) -> str:
    """``fra 1. juli 2026``, ``til og med 30. juni 2026`` or both; empty when it is open both ways."""
    start = f"fra {spelled(period.start)}" if period.start else ""
    return " ".join(filter(None, (start, f"til og med {spelled(period.end)}" if period.end else "")))


def _condition(applies: Applies, case: AskedCase) -> str:
    """What the grant would have to be, where the case names none."""
    if case.granted is not None:
        return ""
    if applies.granted_until:
        return f"er der bevilget eller afgjort senest {spelled(applies.granted_until)}"
    if applies.granted_from:
        return f"er der bevilget eller afgjort {spelled(applies.granted_from)} eller senere"
    return f"var sagen ikke afgjort {spelled(applies.pending_on)}" if applies.pending_on else ""


def _either(words: list[str]) -> str:
    return " eller ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _grant_turns(page: DatedPage, applies: Iterable[Applies]) -> Iterator[date]:
    for one in applies:
        yield from _turns(Period(start=one.granted_from, end=one.granted_until))
        yield from filter(None, (one.pending_on,))
    for period in page.periods:
        if period.by == DatedBy.GRANTED:
            yield from _turns(period.days)


def _day_turns(ground: _Ground) -> Iterator[date]:
    for change in ground.changes:
        yield change.commences
        yield from (t.applies.pending_on for t in change.transition if t.applies.pending_on)
    dated = (p.days for p in ground.page.periods if p.by == DatedBy.CASE_DATE)
    for period in (*dated, *(r.period for r in ground.regimes), *(v.valid for v in ground.versions)):
        yield from _turns(period)


def _turns(period: Period) -> Iterator[date]:
    """The days on which a period begins, and is over."""
    yield from filter(None, (period.start, period.end + _ONE_DAY if period.end else None))


def _one_of_each(turns: tuple[date, ...]) -> tuple[date, ...]:
    """A day of each stretch between the turns, and before the first; none when nothing turns."""
    return (turns[0] - _ONE_DAY, *turns) if turns else ()


def _sorted(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


RULE_WORDS = {"old": "de gamle regler", "new": "de nye regler", "unknown": "reglen er ikke kendt"}
TRACK_WORDS = {
    Track.FLEKSJOB: "fleksjob",
    Track.FOERTIDSPENSION: "førtidspension",
    Track.RESSOURCEFORLOEB: "ressourceforløb",
    Track.JOBAFKLARING: "jobafklaringsforløb",
    Track.TILSKUD_SELVSTAENDIG: "tilskud til selvstændige",
    Track.SENIORPENSION: "seniorpension",
    Track.ANDEN_INDSATS: "en anden indsats",
}
