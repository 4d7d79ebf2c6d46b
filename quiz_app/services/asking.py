"""What a person is asked and, once they may know, what was right: the key never leaves this module too early."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from quiz_app.domain.attempt import Attempt, AttemptItem
from quiz_app.domain.case import Case, Document
from quiz_app.domain.digest import canonical, digest
from quiz_app.domain.library import Library
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, Option
from quiz_app.services.ports import ContentThaw, Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOption:
    """An option without its key."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCase:
    """A case file without its facit."""

    title: str
    case_date: date
    granted: date | None
    story: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedItem:
    """One item as it may be shown before it is answered. ``options`` of a documents task are what may be missing."""

    position: int
    question: str
    type: str
    stem: str
    case_date: date | None
    granted: date | None
    options: tuple[AskedOption, ...]
    case: AskedCase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Questions and cases by digest: today's from the library, older ones from the database."""

    library: Library
    thaw: ContentThaw
    _digests: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def item(self, position: int, question: AnyQuestion) -> AttemptItem:
        """The drawn item with the digests of what is asked now."""
        case = self.library.case_of(question)
        return AttemptItem(
            position=position,
            question=question.id,
            digest=self._digest_of(question),
            case=case.id if case else "",
            case_digest=self._digest_of(case) if case else "",
        )

    def keep(self, stores: Stores, attempt: Attempt) -> None:
        """Keep the content of an attempt's items, so that the attempt can be shown as it was."""
        for item in attempt.items:
            question = self.library.questions[item.question]
            self._keep(stores, question, item.digest, at=attempt.started_at)
            case = self.library.case_of(question)
            if case is not None:
                self._keep(stores, case, item.case_digest, at=attempt.started_at)

    def content(self, stores: Stores, item: AttemptItem) -> tuple[AnyQuestion, Case | None]:
        """The question and case file of an item, as they were asked."""
        question = self._find(stores, self.library.questions.get(item.question), item.digest)
        case = self._find(stores, self.library.cases.get(item.case), item.case_digest) if item.case else None
        return question, case  # type: ignore[return-value]  # thaw gives what was kept under that digest

    def _find(self, stores: Stores, today: AnyQuestion | Case | None, wanted: str) -> object:
        if today is not None and self._digest_of(today) == wanted:
            return today
        kept = stores.versions.find(wanted)
        assert kept is not None, "an attempt's content is kept when it begins"
        return self.thaw(*kept)

    def _keep(self, stores: Stores, thing: AnyQuestion | Case, wanted: str, *, at: datetime) -> None:
        kind = "case" if isinstance(thing, Case) else "question"
        stores.versions.keep(kind=kind, object_id=thing.id, digest=wanted, canonical=canonical(thing), at=at)

    def _digest_of(self, thing: AnyQuestion | Case) -> str:
        name = f"{type(thing).__name__}:{thing.id}"
        if name not in self._digests:
            self._digests[name] = digest(thing)
        return self._digests[name]


def asked(position: int, question: AnyQuestion, case: Case | None, seed: int) -> AskedItem:
    """The item without key, its options in an order that the attempt's seed gives."""
    options: tuple[Option, ...] = question.options if isinstance(question, ChoiceQuestion) else question.missing
    shuffled = list(options)
    Random(f"{seed}:{position}").shuffle(shuffled)  # noqa: S311 - reproducible by the stored seed
    return AskedItem(
        position=position,
        question=question.id,
        type=question.type,
        stem=question.stem,
        case_date=question.case_date,
        granted=question.granted,
        options=tuple(AskedOption(id=o.id, text=o.text) for o in shuffled),
        case=None if case is None else _without_facit(case),
    )


def _without_facit(case: Case) -> AskedCase:
    return AskedCase(
        title=case.title,
        case_date=case.case_date,
        granted=case.granted,
        story=case.story,
        documents=case.documents,
    )
