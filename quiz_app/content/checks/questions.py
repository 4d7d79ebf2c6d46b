"""What questions must hold beyond their types: a date that fits, and exams that are kept apart; the keys elsewhere."""

from collections.abc import Iterator
from datetime import date

from quiz_app.content.checks.keys import key_problems
from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.law import Certainty, at_least
from quiz_app.domain.law_confirmation import awaits_an_answer
from quiz_app.domain.question import AnyQuestion, ReasonQuestion, Use, case_named
from quiz_app.errors import Problem

_FLOOR = Certainty.SECONDARY


def question_problems(shelves: Shelves) -> Iterator[Problem]:
    """All problems of all questions."""
    asked = {name for module in shelves.modules.values() for name in module.value.questions}
    told: dict[tuple[str, date | None, date | None], str] = {}
    practised = {e.value.stem: name for name, e in shelves.questions.items() if Use.EXAM not in e.value.use}
    for name, entry in shelves.questions.items():
        yield from _frame(entry)
        yield from _same_stem(name, entry, told)
        yield from key_problems(entry, shelves)
        if Use.EXAM in entry.value.use:
            yield from _exam(entry, shelves)
            if twin := practised.get(entry.value.stem):
                yield entry.problem(f"»{twin}« har samme tekst på en anden dato og øves frit", "stem")
        elif entry.value.use == (Use.MODULE,) and name not in asked and not shelves.modules.broken:
            yield entry.problem("opgaven har kun module i »use«, men intet modul bruger den", "use")


def _frame(entry: Entry[AnyQuestion]) -> Iterator[Problem]:
    question = entry.value
    folder = entry.place().path.split("/")[-2]
    if question.topic != folder:
        yield entry.problem(f"»topic« er {question.topic}, men filen ligger i mappen {folder}", "topic")
    if not question.use:
        yield entry.problem("»use« skal sige, hvor opgaven bruges: module, exam eller repetition", "use")
    yield from repeated(entry, question.use, "use")
    if question.case_date and question.case_date not in question.valid:
        yield entry.problem(f"»case_date« {question.case_date} ligger uden for »valid«", "case_date")


def _same_stem(
    name: str, entry: Entry[AnyQuestion], told: dict[tuple[str, date | None, date | None], str]
) -> Iterator[Problem]:
    """One stem may stand on two dates, for then two answers are right; twice on the same dates it is a copy."""
    question = entry.value
    asked = (question.stem, question.case_date, question.granted)
    if asked in told:
        yield entry.problem(f"{told[asked]} har samme tekst og samme datoer: ret »case_date« eller »granted«", "stem")
    told.setdefault(asked, name)


def _exam(entry: Entry[AnyQuestion], shelves: Shelves) -> Iterator[Problem]:
    """Exam items rest on what has been read, and nothing shows them or their case files before the exam.

    A fact's uncertain date does not count here: it is often the day on which a rule ends, and the item's own
    ``verified.date`` says whether its key turns on a date. An item whose date awaits the answer to a question about the
    law may stand ready: no exam draws it before that.
    """
    question = entry.value
    facts = [fact for name in question.facts if (fact := shelves.facts.find(name))]
    awaited = awaits_an_answer(facts, shelves.law_questions.objects().values())
    for field in ("content",) if awaited else ("content", "date"):
        certainty = getattr(question.verified, field)
        if not at_least(certainty, _FLOOR):
            yield entry.problem(f"prøveopgaver kræver mindst secondary; »{field}« er {certainty}", "verified", field)
    for position, name in enumerate(question.facts):
        fact = shelves.facts.find(name)
        if fact and not at_least(fact.certainty.content, _FLOOR):
            message = f"prøveopgaver kræver mindst secondary; faktum »{name}« er mindre sikkert"
            yield entry.problem(message, "facts", position)
    if Use.MODULE in question.use:
        yield entry.problem("en prøveopgave kan ikke også bruges i moduler: fjern exam eller module", "use")
    if isinstance(question, ReasonQuestion):
        yield entry.problem("en begrundelse vurderes af den, der skriver den, og kan ikke bruges i prøver", "use")
    elif case := case_named(question):
        yield from _case_kept_apart(entry, case, shelves)


def _case_kept_apart(entry: Entry[AnyQuestion], case: str, shelves: Shelves) -> Iterator[Problem]:
    for name, other in shelves.questions.objects().items():
        if case_named(other) == case and Use.EXAM not in other.use:
            yield entry.problem(f"prøvens sag »{case}« bruges også af opgaven »{name}«, som øves frit", "case")
