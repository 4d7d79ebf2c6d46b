"""What two versions of a text make of a change: its file is one that the content's own reader takes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from law_texts import act

from quiz_app.content.change_file import change_file
from quiz_app.content.reading import read_shelves
from quiz_app.domain.citation import Citations
from quiz_app.domain.law import Act, ActKind, ActVersion, Certainty, ChangeKind, Effect, Provision
from quiz_app.domain.lawtext import compare
from quiz_app.domain.lawtext.drafting import Version, act_of, commencement, draft
from quiz_app.errors import RuleError

OLD = act(p1="Loven gælder for borgere.", p2="Fristen for svar er 4 uger.", p3="Svar gives skriftligt i alle sager.")
NEW = act(
    p1="Loven gælder for borgere.",
    p2="Svar gives skriftligt i alle sager.",
    p3="Loven træder i kraft den 1. februar 2026.",
)


def register(name: str, cite: str, number: int) -> Act:
    version = ActVersion(eli=f"lta/2026/{number}", label=cite)
    return Act(id=name, title=f"Lov om {name}", cite=cite, kind=ActKind.LOV, versions=(version,), last=99)


FIRST, SECOND = register("brevloven", "brevloven", 1), register("nye-breve", "lov om nye breve", 2)


def test_the_day_of_commencement_is_read_where_the_text_names_just_one() -> None:
    assert commencement(NEW) == date(2026, 2, 1)
    assert commencement(OLD) is None
    assert commencement(act(p1="Loven træder i kraft den 31. februar 2026.")) is None


def test_a_draft_without_any_day_is_refused() -> None:
    with pytest.raises(RuleError, match="Skriv datoen"):
        draft(Version(act=FIRST, text=OLD), Version(act=FIRST, text=OLD), compare(OLD, OLD))


def test_a_day_that_a_person_gives_is_less_sure_than_the_texts_own() -> None:
    one, other = Version(act=FIRST, text=OLD), Version(act=FIRST, text=NEW)
    rows = compare(OLD, NEW)
    assert draft(one, other, rows).certainty.date == Certainty.LAW_TEXT
    assert draft(one, other, rows, commences=date(2026, 7, 1)).certainty.date == Certainty.SECONDARY


def test_what_stays_in_the_same_act_is_not_touched_and_the_rest_is_sorted_by_weight() -> None:
    change = draft(Version(act=FIRST, text=OLD), Version(act=FIRST, text=NEW), compare(OLD, NEW))
    assert [(a.effect, a.kind, [p.paragraf for p in a.provision]) for a in change.affects] == [
        (Effect.NEW, ChangeKind.SUBSTANTIVE, ["3"]),
        (Effect.REPEALED, ChangeKind.SUBSTANTIVE, ["2"]),
        (Effect.RENUMBERED, ChangeKind.RENUMBERED, ["3"]),
    ]
    assert change.affects[-1].becomes == (Provision(act="brevloven", paragraf="2"),)


def test_a_stk_that_becomes_a_paragraph_is_renumbered_and_the_rest_stays() -> None:
    old = act(p1="Loven gælder for alle borgere. Stk. 2. Fristen for et svar er 4 uger.", p2="Svar gives skriftligt.")
    new = act(p1="Loven gælder for alle borgere.", p2="Fristen for et svar er 4 uger.", p3="Svar gives skriftligt.")
    one, other = Version(act=FIRST, text=old), Version(act=FIRST, text=new)
    split = draft(one, other, compare(old, new), commences=date(2026, 2, 1))
    place = replace(Provision(act="brevloven", paragraf="1"), stk=2)
    moved = dict(zip(split.affects[-1].provision, split.affects[-1].becomes, strict=True))
    assert [(a.effect, a.kind) for a in split.affects] == [
        (Effect.AMENDED, ChangeKind.CONSEQUENTIAL),
        (Effect.RENUMBERED, ChangeKind.RENUMBERED),
    ]
    assert moved[place] == Provision(act="brevloven", paragraf="2")
    joined = draft(other, one, compare(new, old), commences=date(2026, 2, 1))
    back = dict(zip(joined.affects[-1].provision, joined.affects[-1].becomes, strict=True))
    assert back[Provision(act="brevloven", paragraf="2")] == place


def test_an_order_that_replaces_another_takes_also_its_unchanged_provisions_along() -> None:
    change = draft(Version(act=FIRST, text=OLD), Version(act=SECOND, text=NEW), compare(OLD, NEW))
    followed = next(a for a in change.affects if a.kind == ChangeKind.RENUMBERED)
    assert [(p.act, p.paragraf) for p in followed.becomes] == [("nye-breve", "1"), ("nye-breve", "2")]


def test_the_file_is_read_back_as_the_same_change(tmp_path: Path) -> None:
    law = tmp_path / "guidelines" / "lovgrundlag"
    for known in (FIRST, SECOND):
        path = law / "acts" / f"{known.id}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        version = f"{{eli: {known.versions[0].eli}, label: x, in_force: null, ended: null}}"
        path.write_text(f"title: {known.title}\ncite: {known.cite}\nkind: lov\nversions: [{version}]\nlast: 99\n")
    change = draft(Version(act=FIRST, text=OLD), Version(act=SECOND, text=NEW), compare(OLD, NEW))
    path = law / "changes" / f"{change.id}.yml"
    path.parent.mkdir()
    path.write_text(change_file(change, Citations([FIRST, SECOND])))
    shelves = read_shelves(tmp_path)
    assert [p for p in shelves.problems if "changes" in p.path] == []
    assert shelves.changes.find(change.id) == change


def test_a_text_belongs_to_the_act_of_the_register_that_knows_its_eli() -> None:
    assert act_of(replace(OLD, eli="lta/2026/2"), [FIRST, SECOND]) == SECOND
    with pytest.raises(RuleError, match="lovgrundlaget"):
        act_of(OLD, [FIRST, SECOND])
