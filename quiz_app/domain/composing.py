"""Composing an exam from ranked items: topics and documents tasks exactly, levels at least."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from quiz_app.domain.guideline import Topic
from quiz_app.domain.licence_kind import Blueprint
from quiz_app.domain.question import AnyQuestion, DocumentsQuestion, Level, case_named

Cell = tuple[Topic, bool]
"""A topic, and whether its documents tasks are meant or its other items."""


def compose(blueprint: Blueprint, ranked: Sequence[AnyQuestion]) -> tuple[AnyQuestion, ...] | None:
    """The first items of the ranking that fill the blueprint, its levels included; ``None`` when nothing does.

    Of each stem the best ranked item alone may be chosen (see :func:`one_of_each`). Whenever some choice of these fills
    it, one is found: each way to place the documents tasks is tried, best ranked tasks first, and within one way the
    levels are a matching (see :func:`_raise`).
    """
    ranked = one_of_each(ranked)
    place = {q.id: n for n, q in enumerate(ranked)}
    filled = [_fill(cells, ranked) for cells in placements(blueprint, ranked)]
    filled.sort(key=lambda items: [place[q.id] for q in items if isinstance(q, DocumentsQuestion)])
    for chosen in filled:
        if _mend_levels(blueprint.levels, chosen, ranked):
            return tuple(chosen)
    return None


def one_of_each(ranked: Iterable[AnyQuestion]) -> tuple[AnyQuestion, ...]:
    """The ranking with the first item of each stem: who sees one stem on two dates knows that the keys differ.

    Items of one stem share topic and level (``koerekort check``), so what all of them can fill, one of each can.
    """
    first: dict[tuple[str, str], AnyQuestion] = {}
    for item in ranked:
        first.setdefault((item.stem, case_named(item)), item)
    return tuple(first.values())


def placements(blueprint: Blueprint, pool: Iterable[AnyQuestion]) -> Iterator[Mapping[Cell, int]]:
    """Every way to spread the documents tasks over the topics that the pool allows: how many items of each cell."""
    have = Counter(map(cell_of, pool))
    shares = blueprint.topics
    ways = (
        range(max(0, s.count - have[s.topic, False]), min(s.count, have[s.topic, True], blueprint.documents) + 1)
        for s in shares
    )
    for tasks in product(*ways):
        if sum(tasks) == blueprint.documents:
            yield {
                cell: count
                for share, n in zip(shares, tasks, strict=True)
                for cell, count in (((share.topic, True), n), ((share.topic, False), share.count - n))
            }


def most_of(level: Level, blueprint: Blueprint, pool: Sequence[AnyQuestion]) -> int:
    """The most items of a level that an exam of the blueprint can hold, the other levels aside."""
    have = Counter(cell_of(q) for q in pool if q.level == level)
    sums = (sum(min(have[cell], n) for cell, n in cells.items()) for cells in placements(blueprint, pool))
    return max(sums, default=0)


def cell_of(question: AnyQuestion) -> Cell:
    """Where an item belongs."""
    return question.topic, isinstance(question, DocumentsQuestion)


def _fill(cells: Mapping[Cell, int], ranked: Sequence[AnyQuestion]) -> list[AnyQuestion]:
    """The best ranked items of each cell."""
    room, chosen = Counter(cells), []
    for item in ranked:
        if room[cell_of(item)] > 0:
            chosen.append(item)
            room[cell_of(item)] -= 1
    return chosen


def _mend_levels(least: Mapping[Level, int], chosen: list[AnyQuestion], ranked: Sequence[AnyQuestion]) -> bool:
    """Swap items within their cells until each level has its least count; false when that cannot be."""
    for level, wanted in least.items():
        while sum(q.level == level for q in chosen) < wanted:
            if not _raise(level, chosen, ranked, least, passed=frozenset()):
                return False
    return True


def _raise(
    level: Level,
    chosen: list[AnyQuestion],
    ranked: Sequence[AnyQuestion],
    least: Mapping[Level, int],
    *,
    passed: frozenset[Level],
) -> bool:
    """Swap one more item of the level in.

    What goes out is of a level that has more than it needs, or of one that can be raised again by another swap (an
    augmenting path, as in a bipartite matching). False, with nothing changed, when there is no such way.
    """
    passed |= {level}
    for spare, place in _swaps(level, chosen, ranked, passed):
        out = chosen[place]
        needed = sum(q.level == out.level for q in chosen) <= least.get(out.level, 0)
        chosen[place] = spare
        if not needed or _raise(out.level, chosen, ranked, least, passed=passed):
            return True
        chosen[place] = out
    return False


def _swaps(
    level: Level, chosen: list[AnyQuestion], ranked: Sequence[AnyQuestion], passed: frozenset[Level]
) -> list[tuple[AnyQuestion, int]]:
    """Items of the level with the places that they may take: the best of each cell for each level there."""
    found: dict[tuple[Cell, Level], tuple[AnyQuestion, int]] = {}
    for spare in (q for q in ranked if q.level == level and q not in chosen):
        for place in reversed(range(len(chosen))):
            item = chosen[place]
            if cell_of(item) == cell_of(spare) and item.level not in passed:
                found.setdefault((cell_of(spare), item.level), (spare, place))
    return list(found.values())
