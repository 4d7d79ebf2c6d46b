"""Words that lie apart in ``texts``: what is shown where they were, and which of them are somebody's own alone."""

from collections.abc import Iterable, Sequence

from quiz_app.domain.privacy import TextKind, WrittenText
from quiz_app.services.ports import Stores

BLANKED = "[slettet]"
"""Where words were before they were taken away for good."""


NAMELESS = frozenset({TextKind.ASSESSMENT, TextKind.OBJECTION})
"""What was written on the promise that others see it without a name: nobody is told who wrote it."""


def words_of(stores: Stores, text_id: str | None) -> str:
    """The words, :data:`BLANKED` once they are taken away, and nothing where none were written (no id)."""
    return (stores.texts.find(text_id) or BLANKED) if text_id else ""


def private(stores: Stores, texts: Iterable[WrittenText]) -> frozenset[str]:
    """The ids of what nobody but its author may ever read: answers to items, and reasons that nobody was shown."""
    of_kind: dict[TextKind, set[str]] = {}
    for text in texts:
        of_kind.setdefault(text.kind, set()).add(text.text_id)
    sealed = of_kind.get(TextKind.ASSESSMENT, set())
    if sealed:
        sealed = sealed - {a.reason_id for a in stores.assessments.all_revealed()}
    return frozenset(of_kind.get(TextKind.ANSWER, set()) | sealed)


def own_alone(stores: Stores, texts: Sequence[WrittenText], person_id: str) -> Sequence[str]:
    """Those of a person's texts that go with them: what is about them, and what is theirs alone.

    What they wrote about others' licences or about practice is not: others work by it, and it names nobody.
    """
    theirs = private(stores, texts)
    return [t.text_id for t in texts if t.about_id == person_id or t.text_id in theirs]
