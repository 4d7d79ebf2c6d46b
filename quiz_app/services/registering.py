"""Registering a change by a form: the file's text and what the change would touch; nothing is stored."""

from dataclasses import dataclass
from typing import Protocol

from quiz_app.domain.change_form import ChangeForm, FieldProblem, change_of
from quiz_app.domain.citation import Citations
from quiz_app.domain.impact import Impact, days_around, impact
from quiz_app.domain.law import Change
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import InvalidInput
from quiz_app.services.authorising import require
from quiz_app.services.free_text import checked
from quiz_app.services.ports import Clock


class WritesChange(Protocol):
    """Writes a change as its file, and reads it back as the reader of content does."""

    def __call__(self, change: Change, library: Library, citations: Citations) -> tuple[str, tuple[str, ...]]:
        """The file's text, and what the reader says is wrong with it, by path and line."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePreview:
    """What a form would become: problems by field, or a file with its name and all that the change touches.

    ``objections`` are those of the reader of content; a file with any is not to be handed in.
    """

    problems: tuple[FieldProblem, ...] = ()
    name: str = ""
    text: str = ""
    objections: tuple[str, ...] = ()
    impact: Impact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """For those who hand content in; the file takes effect when it stands among the others."""

    library: Library
    citations: Citations
    clock: Clock
    writer: WritesChange

    def preview(self, actor: Actor, form: ChangeForm) -> ChangePreview:
        """The file and its consequences; every problem of every line when there are any."""
        require(actor, Permission.REGISTER_CHANGES)
        change, problems = change_of(form, self.citations)
        problems = (*problems, *_identifying(form))
        if change is None or problems:
            return ChangePreview(problems=problems)
        text, objections = self.writer(change, self.library, self.citations)
        before, after = days_around(change, self.clock.today())
        return ChangePreview(
            name=f"{change.id}.yml",
            text=text,
            objections=objections,
            impact=impact(self.library, change, before=before, after=after),
        )


def _identifying(form: ChangeForm) -> tuple[FieldProblem, ...]:
    """What would give somebody away: the file is public."""
    found = []
    for field in ("title", "source", "summary", "transition"):
        try:
            checked(field, getattr(form, field))
        except InvalidInput as error:
            found.append(FieldProblem(field=field, sentence=str(error)))
    return tuple(found)
