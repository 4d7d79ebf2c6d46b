"""A change in the law as two versions of a text show it: the draft that a key person reads and completes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from quiz_app.domain.danish_time import MONTHS
from quiz_app.domain.law import Act, Affected, Certainty, Change, ChangeKind, Effect, Provision, TwoCertainties
from quiz_app.domain.lawtext.comparing import Compared, TextChange
from quiz_app.domain.lawtext.moves import Spot
from quiz_app.domain.lawtext.text import LawText, TextProvision
from quiz_app.errors import RuleError

NO_DATE = "Teksten siger ikke, hvornår den træder i kraft. Skriv datoen, fx 2026-02-01."
_COMMENCES = re.compile(rf"træder i kraft den (\d{{1,2}})\. ({'|'.join(MONTHS)}) (\d{{4}})")
_GRAVE = frozenset({TextChange.SUBSTANTIVE, TextChange.REPEALED, TextChange.NEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text under the act whose provisions it holds."""

    act: Act
    text: LawText


def commencement(text: LawText) -> date | None:
    """The day from which the text says that it applies, when it names one and only one."""
    found = {_day(*match) for p in text.provisions for match in _COMMENCES.findall(p.text)}
    return found.pop() if len(found) == 1 else None  # two dates, or one that no calendar has, are a person's to settle


def act_of(text: LawText, acts: Iterable[Act]) -> Act:
    """The act of the register that knows the text as one of its versions.

    :raises RuleError: none does.
    """
    found = next((act for act in acts if text.eli and any(v.eli == text.eli for v in act.versions)), None)
    if found is None:
        raise RuleError(
            f"»{text.title or text.eli}« er ikke en udgave af en lov i lovgrundlaget (guidelines/lovgrundlag/acts). "
            "Skriv den ind dér med sin eli først."
        )
    return found


def draft(old: Version, new: Version, rows: Sequence[Compared], *, commences: date | None = None) -> Change:
    """The change between two versions, from the given day, or else from the one that the new text itself names.

    What both texts say is read in the law. An order that replaces an order takes its provisions' numbers along, so also
    an unchanged one becomes one of the new order. A stk. whose words moved to another paragraph is renumbered.

    :raises RuleError: nobody says from when.
    """
    told = commencement(new.text)
    commences = commences or told
    if commences is None:
        raise RuleError(NO_DATE)
    sure = commences == told
    affects = tuple(
        Affected(
            provision=tuple(p for p, _ in pairs),
            effect=effect,
            kind=kind,
            becomes=tuple(q for _, q in pairs if q is not None),
        )
        for (effect, kind, _), pairs in _together(_touched(old.act.id, new.act.id, rows))
    )
    return Change(
        id=f"{commences}-{new.act.id}",
        title=f"{new.act.cite}: ny ordlyd",
        source=new.text.title,
        commences=commences,
        certainty=TwoCertainties(content=Certainty.LAW_TEXT, date=Certainty.LAW_TEXT if sure else Certainty.SECONDARY),
        summary=_summary(old, new, rows),
        affects=affects,
    )


_Key = tuple[Effect, ChangeKind, str]
_Pair = tuple[Provision, Provision | None]


def _touched(old: str, new: str, rows: Sequence[Compared]) -> Iterator[tuple[_Key, _Pair]]:
    for row in rows:
        gone = TextProvision(paragraf=row.old or "", text=row.before).is_gone
        if gone or (row.kind == TextChange.UNCHANGED and old == new):
            continue
        for moved in row.went:
            pair = _place(old, moved.old.spot), _place(new, moved.new.spot)
            yield (Effect.RENUMBERED, ChangeKind.RENUMBERED, old), pair
        if row.is_moved and row.kind in _GRAVE:
            continue
        before = Provision(act=old, paragraf=row.old) if row.old else None
        after = Provision(act=new, paragraf=row.new) if row.new else None
        first = before or after
        assert first is not None
        effect = _effect(before, after)
        yield (effect, _kind(row.kind), first.act), (first, after if effect == Effect.RENUMBERED else None)


def _place(act: str, spot: Spot) -> Provision:
    return Provision(act=act, paragraf=spot[0], stk=spot[1] or None)


def _effect(before: Provision | None, after: Provision | None) -> Effect:
    if before is None:
        return Effect.NEW
    if after is None:
        return Effect.REPEALED
    return Effect.RENUMBERED if before != after else Effect.AMENDED


def _kind(kind: TextChange) -> ChangeKind:
    if kind in _GRAVE:
        return ChangeKind.SUBSTANTIVE
    return ChangeKind.CONSEQUENTIAL if kind == TextChange.CONSEQUENTIAL else ChangeKind.RENUMBERED


def _together(touched: Iterator[tuple[_Key, _Pair]]) -> Iterator[tuple[_Key, list[_Pair]]]:
    """Those of one effect and kind in one line, the graver first."""
    rank = {kind: n for n, kind in enumerate(ChangeKind)}
    ranked = sorted(touched, key=lambda found: (rank[found[0][1]], found[0][0], found[0][2]))
    for key, found in groupby(ranked, key=lambda found: found[0]):
        yield key, [pair for _, pair in found]


def _summary(old: Version, new: Version, rows: Sequence[Compared]) -> str:
    grave = sum(row.kind in _GRAVE for row in rows)
    return (
        f"Kladde fra sammenligning af {old.act.cite} ({old.text.eli or 'uden ELI'}) med {new.act.cite} "
        f"({new.text.eli or 'uden ELI'}): {grave} af {len(rows)} bestemmelser er ændret i substansen. "
        "Læs dem, ret klasserne, og skriv her, hvad ændringen betyder."
    )


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
