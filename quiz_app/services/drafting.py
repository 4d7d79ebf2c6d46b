"""From a conference whose advice is kept to drafts of content, and what key persons do with them."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from quiz_app.domain.audit import Action
from quiz_app.domain.case import Case
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.citation import Citations
from quiz_app.domain.drafting import (
    DecidedDraft,
    Draft,
    DraftDecision,
    DraftKind,
    DropReason,
    Material,
    grey_zone,
    note,
    possible,
    questions,
    rebuilt,
)
from quiz_app.domain.guideline import GreyZone
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.question import ChoiceQuestion
from quiz_app.domain.sharing.likeness import is_near_copy
from quiz_app.errors import InvalidInput, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.concluding import to_revise
from quiz_app.services.draft_material import DRAFTS, Materials
from quiz_app.services.gate_port import Gate
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.released_cases import TAKEN_DOWN, find_released, may_be_read
from quiz_app.services.screened_text import screened

SHORTEST_STORY = 400
NOTE = "tilfoejelse-til-"
"""Begins the name of a note's file, so that it cannot overwrite the guideline that it belongs in."""
NOT_REBUILT = "Sagen bliver først til en fil, når den er bygget om til en konstrueret sag. Skriv den om ovenfor."
Files = Mapping[str, str]


class WritesDrafts(Protocol):
    """Writes drafts as the files of content that they would be, by their paths."""

    def question(self, question: ChoiceQuestion, citations: Citations) -> dict[str, str]:
        """One file of YAML."""
        ...

    def grey_zone(self, zone: GreyZone, citations: Citations) -> dict[str, str]:
        """One page."""
        ...

    def case(self, case: Case, citations: Citations) -> dict[str, str]:
        """A folder."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft for the list. ``files`` is ``None`` once the case it was made from is taken down: then its file is to go.

    They are ``None`` too while the case is ``hidden``, which key persons settle. ``title`` is the case's, or empty when
    that cannot be read; ``revise`` is true when the case ended against the advice.
    """

    draft: Draft
    title: str
    files: Files | None
    hidden: bool
    decided: DecidedDraft | None
    revise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """Whoever took part may draft; key persons decide. A case becomes a file only when it is rebuilt."""

    storage: Storage
    citations: Citations
    clock: Clock
    gate: Gate
    materials: Materials
    writer: WritesDrafts

    def offered(self, actor: Actor, conference_id: str) -> tuple[DraftKind, ...]:
        """What the actor may draft from a conference; nothing before its advice is kept, or once its case is gone.

        :raises NotFound: the actor takes no part in it.
        """
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            found = self._material(stores, actor, conference_id)
            made = {d.kind for d in stores.drafts.drafts() if d.conference_id == conference_id}
        return tuple(kind for kind in possible(found) if kind not in made) if found else ()

    def draft(self, actor: Actor, conference_id: str, kind: DraftKind) -> None:
        """Hand the key persons a draft; a second click, or somebody else's, makes no second one.

        :raises NotFound: the actor takes no part. :raises RuleError: nothing of the kind can be drafted.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            found = self._material(stores, actor, conference_id)
            if found is None or kind not in possible(found):
                raise RuleError("Der kan ikke laves en kladde af den slags nu.")
            draft_id = str(uuid.uuid5(DRAFTS, f"{conference_id}:{kind}"))
            if stores.drafts.find_draft(draft_id):
                return
            path, files = self._files(found, kind)
            draft = Draft(
                draft_id=draft_id,
                conference_id=conference_id,
                kind=kind,
                case=found.case,
                path=path,
                text_id=f"draft:{draft_id}",
                person_id=actor.person_id,
                at=self.clock.now(),
            )
            stores.drafts.save_draft(draft)
            self._keep(stores, actor, draft, files)

    def drafts(self, actor: Actor) -> tuple[DraftView, ...]:
        """All of them, those that wait first, then the newest."""
        require(actor, Permission.TAKE_DRAFTS)
        with self.storage.reading() as stores:
            decided = {d.draft_id: d for d in stores.drafts.decided_drafts()}
            revised = to_revise(stores)
            found = [
                self._view(stores, d, decided=decided.get(d.draft_id), revise=d.case in revised)
                for d in stores.drafts.drafts()
            ]
        return tuple(sorted(found, key=lambda v: (v.decided is None, v.draft.at), reverse=True))

    def rebuild(self, actor: Actor, draft_id: str, *, title: str, story: str, confirmed: tuple[str, ...] = ()) -> None:
        """Make a case draft a constructed case by a title and a story that are written anew; the whole gate reads both.

        :raises NotFound: no such case draft waits. :raises InvalidInput: a field is too short, or something in it is
            not settled; nothing is stored.
        """
        require(actor, Permission.TAKE_DRAFTS)
        title, story = (screened(self.gate, n, t, confirmed) for n, t in (("title", title), ("story", story)))
        if not title:
            raise InvalidInput("title", "Giv sagen en ny titel.")
        if len(story) < SHORTEST_STORY:
            raise InvalidInput("story", f"Skriv sagen om med egne ord, mindst {SHORTEST_STORY} tegn.")
        with self.storage.writing() as stores:
            draft = self._waiting(stores, draft_id)
            found = self.materials.of(stores, draft.conference_id)
            if draft.kind != DraftKind.CASE or found is None:
                raise NotFound
            shared = find_released(stores, draft.case.id) if draft.case.kind == CaseRefKind.RELEASED else None
            if shared and is_near_copy(story, shared.text.words.story):
                raise InvalidInput("story", "Det er for tæt på den delte sag. Skift det, der ikke betyder noget.")
            files = self.writer.case(rebuilt(found, title=title, story=story), self.citations)
            new = replace(draft, rebuilt=True, text_id=f"draft:{draft_id}:{uuid.uuid5(DRAFTS, story)}")
            stores.texts.blank([draft.text_id])
            stores.drafts.save_draft(new)
            self._keep(stores, actor, new, files)

    def export(self, actor: Actor, draft_id: str) -> Files:
        """The files to hand in, by their paths.

        :raises NotFound: there is no such draft, or its words are taken away, or its case is hidden.
        :raises RuleError: a case is not rebuilt.
        """
        require(actor, Permission.TAKE_DRAFTS)
        with self.storage.reading() as stores:
            draft = stores.drafts.find_draft(draft_id)
            body = _body(stores, draft) if draft else None
        if draft is None or body is None:
            raise NotFound
        if draft.kind == DraftKind.CASE and not draft.rebuilt:
            raise RuleError(NOT_REBUILT)
        return _read(body)

    def decide(self, actor: Actor, draft_id: str, decision: DraftDecision, reason: DropReason | None = None) -> None:
        """Take a draft over, or drop it with a reason; a dropped one loses its words.

        :raises NotFound: no such draft waits. :raises RuleError: no reason, a case that is not rebuilt, or one that is
            taken down.
        """
        require(actor, Permission.TAKE_DRAFTS)
        if (decision == DraftDecision.DROPPED) != (reason is not None):
            raise RuleError("Vælg en grund, når du lægger en kladde væk.")
        with self.storage.writing() as stores:
            draft = self._waiting(stores, draft_id)
            if decision == DraftDecision.TAKEN_OVER and not may_be_read(stores, draft.case):
                raise RuleError(TAKEN_DOWN)
            if decision == DraftDecision.TAKEN_OVER and draft.kind == DraftKind.CASE and not draft.rebuilt:
                raise RuleError(NOT_REBUILT)
            decided = DecidedDraft(
                draft_id=draft_id,
                decision=decision,
                reason=reason.value if reason else "",
                person_id=actor.person_id,
                at=self.clock.now(),
            )
            stores.drafts.decide_draft(decided)
            if decision == DraftDecision.DROPPED:
                stores.texts.blank([draft.text_id])
            details = {"decision": decision.value, "reason": decided.reason, "path": draft.path}
            stores.audit.append(
                at=decided.at,
                actor_id=actor.person_id,
                action=Action.DRAFT_DECISION,
                subject=draft_id,
                details={name: value for name, value in details.items() if value},
            )

    def _files(self, material: Material, kind: DraftKind) -> tuple[str, Files]:
        """Where its words would stand among the content, and its files; a case has none before it is rebuilt."""
        if kind == DraftKind.QUESTION:
            files: dict[str, str] = {}
            for question in questions(material):
                files |= self.writer.question(question, self.citations)
        elif kind == DraftKind.GREY_ZONE:
            files = self.writer.grey_zone(grey_zone(material), self.citations)
        elif kind == DraftKind.GUIDELINE_NOTE:
            path = f"guidelines/retningslinjer/{material.guideline}.md"
            return path, {f"{NOTE}{material.guideline}.md": note(material)}
        else:
            return f"case_library/sager/{material.name}", {}
        return ", ".join(files), files

    def _keep(self, stores: Stores, actor: Actor, draft: Draft, files: Files) -> None:
        """The files as a text, which a takedown of the case blanks with it."""
        body = json.dumps(dict(files), ensure_ascii=False)
        stores.texts.add(draft.text_id, author_id=actor.person_id, body=body, at=self.clock.now())
        if draft.case.kind == CaseRefKind.RELEASED:
            stores.shared_cases.add_derived(draft.case.id, draft.text_id)

    def _view(self, stores: Stores, draft: Draft, *, decided: DecidedDraft | None, revise: bool) -> DraftView:
        body, case = _body(stores, draft), self.materials.case(stores, draft.case)
        return DraftView(
            draft=draft,
            title=case.title if case else "",
            files=_read(body) if body else None,
            hidden=body is None and stores.texts.find(draft.text_id) is not None,
            decided=decided,
            revise=revise,
        )

    def _waiting(self, stores: Stores, draft_id: str) -> Draft:
        draft = stores.drafts.find_draft(draft_id)
        if draft is None or any(d.draft_id == draft_id for d in stores.drafts.decided_drafts()):
            raise NotFound
        return draft

    def _material(self, stores: Stores, actor: Actor, conference_id: str) -> Material | None:
        if not stores.conferences.is_member(conference_id, actor.person_id):
            raise NotFound
        return self.materials.of(stores, conference_id)


def _body(stores: Stores, draft: Draft) -> str | None:
    """The files as they are kept; ``None`` once they are taken away, and while the case is hidden."""
    return stores.texts.find(draft.text_id) if may_be_read(stores, draft.case) else None


def _read(body: str) -> Files:
    found = json.loads(body)
    return {str(path): str(text) for path, text in found.items()}
