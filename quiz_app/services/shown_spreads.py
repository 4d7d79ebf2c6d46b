"""What a turn showed, counted once for everybody who looks: a turn that is shown takes no more, so it never changes."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from quiz_app.domain.assessment import Occasion, Turn
from quiz_app.domain.spread import Spread, by_group, spread
from quiz_app.services.ports import Stores

MOST_KEPT = 64
"""Counts of a few kilobytes each; the turns that were looked at last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A revealed turn: its counts in all, by centre's id and by series, and where its reasons lie."""

    whole: Spread
    by_centre: tuple[tuple[str, Spread], ...]
    by_series: tuple[tuple[str, Spread], ...]
    reason_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSpreads:
    """Asks storage, which gives nothing before the reveal, and remembers what it gave after; never anybody's words."""

    _kept: OrderedDict[tuple[Occasion, Turn], Shown] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, stores: Stores, occasion: Occasion, turn: Turn) -> Shown | None:
        """The counts of a turn; ``None`` before its reveal. Many who ask at once wait for one who counts.

        Nobody waits for a turn that is not shown yet.
        """
        if (occasion, turn) not in self._kept and not stores.assessments.is_revealed(occasion, turn):
            return None
        with self._lock:
            found = self._kept.get((occasion, turn)) or _counted(stores, occasion, turn)
            if found is not None:
                self._kept[occasion, turn] = found
                self._kept.move_to_end((occasion, turn))
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found


def _counted(stores: Stores, occasion: Occasion, turn: Turn) -> Shown | None:
    given = stores.assessments.revealed(occasion, turn)
    if not given:
        return None
    return Shown(
        whole=spread(given),
        by_centre=by_group(given, lambda a: a.centre_id),
        by_series=by_group(given, lambda a: a.series),
        reason_ids=tuple(a.reason_id for a in given if a.reason_id),
    )
