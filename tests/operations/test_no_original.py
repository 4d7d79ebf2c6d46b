"""No original anywhere: a marked text goes through refusal, draft, release and takedown, and then stands nowhere."""

import json
import logging
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conferring import WORDS, advice, judgement
from doubles import StillClock
from sharing_examples import STORY, another, case_text

from quiz_app import bootstrap
from quiz_app.bootstrap import Platform, demo
from quiz_app.bootstrap.clock import SystemClock
from quiz_app.bootstrap.settings import Settings
from quiz_app.content import read_library
from quiz_app.domain.assessment import Turn
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import ConclusionPart, ConferenceFormat, Manner
from quiz_app.domain.drafting import DraftKind
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Grant, Person
from quiz_app.domain.sharing.case_text import CaseText, parted, tidied
from quiz_app.domain.sharing.form import CaseForm
from quiz_app.domain.sharing.history import ReturnReason
from quiz_app.domain.sharing.worksheet import Sheet, all_suggested, begun, replaced
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.conferring import Call
from quiz_app.services.releasing import Check, Judgement
from quiz_app.services.sharing import Draft
from quiz_app.storage.assessments import analysts_rows
from quiz_app.storage.backup import backup
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.knowledge import build_index
from quiz_app.storage.revisions import upgrade

ROOT = Path(__file__).parents[2]
NAME, NUMBER, MAIL = "Zebedajka", "241157-9931", "zebedajka.maerke@borgerpost.dk"
MARKS = (NAME, NAME.lower(), NUMBER, NUMBER.replace("-", ""), MAIL)
KEPT = "trappestigning"
MARKED = f"{STORY} {NAME} Hansen klarer {KEPT}. {NAME}s CPR er {NUMBER}, og hun skriver fra {MAIL}."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that the platform writes to: its data, its temporary files and its logs."""
    for name in ("data", "temporary", "out"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    return tmp_path


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT, today=SystemClock().today())


@pytest.fixture
def platform(folder: Path, library: Library) -> Iterator[Platform]:
    """The platform with its content over a file of SQLite, and a log of everything that anybody says."""
    handler = logging.FileHandler(folder / "out" / "log.txt", encoding="utf-8")
    logging.getLogger().addHandler(handler)
    handler.setLevel(logging.DEBUG)
    url = f"sqlite:///{folder / 'data' / 'koerekort.db'}"
    upgrade(url)
    settings = Settings(demo=True, content_root=ROOT, data_dir=folder / "data", database_url=url)
    here = bootstrap.assemble(
        settings, library, SqlStorage(url), replace(bootstrap.outside(settings), clock=StillClock())
    )
    with here.storage.writing() as stores:
        for unit in demo.UNITS:
            stores.people.add_unit(unit)
    for extra in demo.CAST:
        if extra.person_id in {"amina", "sanne", "ida", "bo", "dorthe"}:
            _add(here, extra)
    build_index(here.library, here.settings.index_file)
    yield here
    here.storage.dispose()  # type: ignore[attr-defined]
    logging.getLogger().removeHandler(handler)
    handler.close()


def _add(here: Platform, extra: demo.Extra) -> None:
    now = here.clock.now()
    with here.storage.writing() as stores:
        stores.people.add_person(
            Person(
                person_id=extra.person_id,
                name=extra.name,
                login=extra.person_id,
                unit_id=extra.unit,
                active=True,
                created_at=now,
            )
        )
        for role in extra.roles:
            stores.people.grant(extra.person_id, Grant(role=role, unit_id=extra.unit), now)


def found(folder: Path, *words: str) -> list[str]:
    """Where any of the words stands, in whatever file, packed or not."""
    wanted = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    places = []
    for file in (f for f in folder.rglob("*") if f.is_file()):
        contents = {file.name: file.read_bytes()}
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                contents |= {f"{file.name}/{name}": archive.read(name) for name in archive.namelist()}
        places += [name for name, content in contents.items() if any(w in content for w in wanted)]
    return sorted(places)


def form_of(here: Platform) -> CaseForm:
    regime = next(iter(here.library.regimes))
    return CaseForm(**{f: getattr(case_text().form, f) for f in CaseForm.__slots__} | {"regime": regime})


def refused(folder: Path, act: object, *arguments: object) -> None:
    with pytest.raises(RuleError) as error:
        act(*arguments)  # type: ignore[operator]
    with (folder / "out" / "errors.txt").open("a", encoding="utf-8") as log:
        log.write(f"{error.value!r} {error.value}\n")


def settled(here: Platform, actor: Actor, whole: str) -> Sheet:
    """The sheet as the editor leaves it."""
    screen = here.conferences.sharing.screen
    sheet = begun(whole, screen(actor, whole))
    while sheet.open:
        sheet = all_suggested(sheet)
        for finding in sheet.open[:1]:
            sheet = replaced(sheet, finding)
        again = tidied(parted(sheet.text)).whole
        sheet = sheet if sheet.open else begun(again, screen(actor, again), sheet)
    return sheet


def share(here: Platform, folder: Path) -> str:
    """Refusals, a draft, and a release of the case; its id."""
    amina, sanne = here.signing_in.person_called("amina"), here.signing_in.person_called("sanne")
    sharing, releasing = here.conferences.sharing, here.conferences.releasing
    text = CaseText(form=form_of(here), words=another(case_text(), story=MARKED).words)
    for wrong in (text, another(text, story=MARKED.upper()), another(text, story=STORY, title=f"Om {NAME}")):
        refused(folder, sharing.save, amina, Draft(case_id="c1", version_id="v0", text=wrong))
    clean = CaseText(form=text.form, words=parted(settled(here, amina, text.words.whole).text))
    assert KEPT in clean.words.story
    sharing.save(amina, Draft(case_id="c1", version_id="v1", text=clean))
    sharing.submit(amina, "c1")

    def give_back(words: str) -> None:
        releasing.give_back(sanne, "c1", "v1", reason=ReturnReason.RECOGNISABLE, words=words)

    refused(folder, give_back, f"Er det {NAME} med {NUMBER}?")
    releasing.release(sanne, "c1", "v1", Judgement(checked=frozenset(Check), can_tell=False))
    return "c1"


def talk_over(here: Platform, folder: Path, case_id: str) -> str:
    """A conference about the case, whose words are its own: reasons, advice, an objection, and a draft; the draft's id."""
    amina, sanne, ida = (here.signing_in.person_called(p) for p in ("amina", "sanne", "ida"))
    conferences, confirmed = here.conferences, (KEPT, KEPT.capitalize())
    call = Call(
        conference_id="k1", format=ConferenceFormat.CONFERENCE, manner=Manner.REMOTE,
        case=CaseRef(kind=CaseRefKind.RELEASED, id=case_id), facilitator_id="sanne", note_taker_id="ida", invited=("bo", "dorthe"),
        starts_at=here.clock.now(), place="Lokale 2", has_task=True,
    )  # fmt: skip
    conferences.conferring.call(amina, call)
    said = judgement(reason=f"Jeg lægger vægt på {KEPT}.", confirmed=confirmed)
    refused(
        folder,
        conferences.conferring.assess,
        amina,
        "k1",
        Turn.FIRST,
        replace(said, reason=f"Jeg kender {NAME} Hansen."),
    )
    for person in map(here.signing_in.person_called, ("amina", "sanne", "ida", "bo", "dorthe")):
        conferences.conferring.assess(person, "k1", Turn.FIRST, said)
    conferences.conferring.reveal(sanne, "k1", Turn.FIRST)
    words = WORDS | dict.fromkeys((ConclusionPart.ADVICE, ConclusionPart.GUIDELINES_LACK), f"Vi ser på {KEPT}.")
    refused(folder, conferences.concluding.conclude, ida, "k1", advice(words=words | {ConclusionPart.FACTS: MAIL}))
    conferences.concluding.conclude(ida, "k1", advice(words=words, confirmed=confirmed))
    conferences.concluding.object(
        amina, "k1", objection_id="i1", reason=f"Mere end {KEPT} tæller.", confirmed=confirmed
    )
    conferences.concluding.conclude(ida, "k1", advice("raad-2", version=1, words=words, confirmed=confirmed))
    assert isinstance(here.clock, StillClock)
    here.clock.advance(days=3)
    conferences.drafting.draft(amina, "k1", DraftKind.GUIDELINE_NOTE)
    (view,) = conferences.drafting.drafts(ida)
    assert KEPT in str(view.files)
    return view.draft.draft_id


def take_out(here: Platform, folder: Path) -> None:
    """The index built anew, what analysts get, and everything else that is taken out."""
    build_index(here.library, here.settings.index_file)
    rows = analysts_rows(here.settings.database_url)
    (folder / "out" / "vurderinger.csv").write_text("\n".join(map(str, rows)), encoding="utf-8")
    keep_all(here, folder)


def keep_all(here: Platform, folder: Path) -> None:
    """Everything that people and machines take out: everybody's own data, the trail, and a backup."""
    for persona in ("amina", "sanne", "ida"):
        everything = here.disclosing.everything(here.signing_in.person_called(persona))
        (folder / "out" / f"{persona}.json").write_text(
            json.dumps(everything, default=str, ensure_ascii=False), encoding="utf-8"
        )
    backup(
        here.settings.database_url, folder / "out" / f"kopi-{len(list(folder.rglob('*.zip')))}.zip", at=here.clock.now()
    )


def test_no_original_is_left_anywhere_after_refusal_draft_release_and_takedown(
    platform: Platform, folder: Path
) -> None:
    case_id = share(platform, folder)
    draft_id = talk_over(platform, folder, case_id)
    take_out(platform, folder)
    assert found(folder, *MARKS) == []
    assert (folder / "out" / "vurderinger.csv").read_text(encoding="utf-8").count("fleksjob") == 5
    places = found(folder, KEPT)
    released = {"kopi-0.zip/shared_case_words.jsonl", "kopi-0.zip/texts.jsonl"}
    assert released <= set(places), "what is released, and what was said about it, can be found"
    assert not [name for name in places if name.endswith(".csv") or name == platform.settings.index_file.name]
    (folder / "out" / "kopi-0.zip").unlink()
    ida = platform.signing_in.person_called("ida")
    platform.conferences.taking_down.delete(ida, case_id)
    with pytest.raises(NotFound):
        platform.conferences.drafting.export(ida, draft_id)
    take_out(platform, folder)
    assert found(folder, *MARKS) == []
    assert found(folder, KEPT) == [], "what is taken down is gone from the file and its log too"


def test_words_about_a_case_that_no_takedown_knows_of_would_be_found(platform: Platform, folder: Path) -> None:
    case_id = share(platform, folder)
    with platform.storage.writing() as stores:
        stores.texts.add("y", author_id="ida", body=f"Se på {KEPT}.", at=platform.clock.now())
    platform.conferences.taking_down.delete(platform.signing_in.person_called("ida"), case_id)
    take_out(platform, folder)
    assert "kopi-0.zip/texts.jsonl" in found(folder, KEPT)


def test_the_search_finds_an_original_where_one_is_stored(platform: Platform, folder: Path) -> None:
    with platform.storage.writing() as stores:
        stores.texts.add("x", author_id="amina", body=f"Skriv til {MAIL}.", at=platform.clock.now())
    keep_all(platform, folder)
    assert {"amina.json", "koerekort.db-wal"} <= set(found(folder, *MARKS))
    assert any(name.startswith("kopi-0.zip/texts") for name in found(folder, *MARKS))
