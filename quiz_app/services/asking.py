"""What a person is asked and, once they may know, what was right: the key never leaves this module too early."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from quiz_app.domain.attempt import Attempt, AttemptItem
from quiz_app.domain.case import Case, Document
from quiz_app.domain.digest import canonical, digest
from quiz_app.domain.key_correction import in_force, version_of
from quiz_app.domain.library import Library
from quiz_app.domain.posing import posed, unit_of
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, DocumentsQuestion, MatchQuestion, OrderQuestion
from quiz_app.domain.replay import Judged, judged
from quiz_app.domain.response import right_id
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
    """One item as it may be shown before it is answered.

    ``options`` of a documents task are what may be missing, of an order task its steps; of a match task they are the
    right sides, and ``rows`` the left ones. ``unit`` is what a number is a number of.
    """

    position: int
    question: str
    type: str
    stem: str
    case_date: date | None
    granted: date | None
    options: tuple[AskedOption, ...]
    case: AskedCase | None
    rows: tuple[AskedOption, ...] = ()
    unit: str = ""


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

    def content(self, stores: Stores, attempt: Attempt, item: AttemptItem) -> tuple[AnyQuestion, Case | None]:
        """The question and case file of an attempt's item, as they were asked: a computed item with its dates."""
        question, case = self.version(stores, item)
        return posed(question, attempt.seed, item.position), case

    def judged(self, stores: Stores, attempt: Attempt) -> tuple[Judged, ...]:
        """The attempt's items as they are graded: with the corrections in force."""
        corrections = in_force(stores.corrections.corrections())
        return tuple(
            judged(i.position, *self.content(stores, attempt, i), corrections.get(version_of(i))) for i in attempt.items
        )

    def version(self, stores: Stores, item: AttemptItem) -> tuple[AnyQuestion, Case | None]:
        """The question and case file of an item as content has or had them; dates of a computed item are not drawn."""
        question = self._find(stores, self.library.questions.get(item.question), item.digest)
        case = self._find(stores, self.library.cases.get(item.case), item.case_digest) if item.case else None
        return question, case  # type: ignore[return-value] # thaw gives what was kept under that digest

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
    """The posed item without key, its options in an order that the attempt's seed gives."""
    return AskedItem(
        position=position,
        question=question.id,
        type=question.type,
        stem=question.stem,
        case_date=question.case_date,
        granted=question.granted,
        options=_shuffled(question, Random(f"{seed}:{position}")),  # noqa: S311 - reproducible by the stored seed
        case=None if case is None else _without_facit(case),
        rows=tuple(AskedOption(id=p.id, text=p.left) for p in question.pairs)
        if isinstance(question, MatchQuestion)
        else (),
        unit=unit_of(question),
    )


def _shuffled(question: AnyQuestion, random: Random) -> tuple[AskedOption, ...]:
    """What there is to choose from; steps never in the right order, right sides once each."""
    found = _options(question)
    right = list(found)
    random.shuffle(found)
    if isinstance(question, OrderQuestion) and found == right:
        found.append(found.pop(0))
    return tuple(found)


def _options(question: AnyQuestion) -> list[AskedOption]:
    if isinstance(question, ChoiceQuestion | DocumentsQuestion):
        options = question.options if isinstance(question, ChoiceQuestion) else question.missing
        return [AskedOption(id=o.id, text=o.text) for o in options]
    if isinstance(question, OrderQuestion):
        return [AskedOption(id=s.id, text=s.text) for s in question.steps]
    if isinstance(question, MatchQuestion):
        sides = dict.fromkeys((*(p.right for p in question.pairs), *question.extra))
        return [AskedOption(id=right_id(text), text=text) for text in sides]
    return []


def _without_facit(case: Case) -> AskedCase:
    return AskedCase(
        title=case.title,
        case_date=case.case_date,
        granted=case.granted,
        story=case.story,
        documents=case.documents,
    )
