"""Every error the platform raises on purpose, ordered by who can act on it.

::

    KoerekortError
    ├── ContentError        the author: a file in the content root is wrong
    ├── RuleError           the user: a rule of the platform says no; the text is Danish and shown as it is
    │   ├── NotAllowed      the user lacks the role or the scope
    │   ├── NotFound        what was asked for does not exist (or may not be seen)
    │   ├── Conflict        something else that excludes it is stored already
    │   ├── Stale           the user's copy is older than what is stored
    │   └── InvalidInput    something typed cannot be taken; names the field
    ├── FeedError           the operator: a source outside cannot be read
    ├── StorageError        the operator: the database is missing, locked, newer than the code, ...
    └── SettingsError       the operator: a key or a value of the configuration is wrong
"""

from collections.abc import Iterable
from dataclasses import dataclass


class KoerekortError(Exception):
    """The root of the tree; never raised itself."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with one file of the content root; the message is Danish."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentError(KoerekortError):
    """The content root has problems; carries all of them, sorted by path and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class RuleError(KoerekortError):
    """A rule says no. The message is a Danish sentence for the user."""


class NotAllowed(RuleError):
    """The person lacks the role or the scope that the act demands."""

    def __init__(self, message: str = "Det har du ikke adgang til.") -> None:
        super().__init__(message)


class NotFound(RuleError):
    """The thing does not exist, or the person may not know that it does."""

    def __init__(self, message: str = "Det findes ikke, eller du har ikke adgang til det.") -> None:
        super().__init__(message)


class Conflict(RuleError):
    """Something is stored already that excludes what was asked for (an open attempt, a sign-off)."""


class Stale(RuleError):
    """The person's page is older than what is stored; the view shows what is stored."""


class InvalidInput(RuleError):
    """Something typed cannot be taken as it is; ``field`` names the widget."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


class StorageError(KoerekortError):
    """The database cannot be used as it is. One line, naming the file and the remedy."""


class FeedError(KoerekortError):
    """A source outside the installation cannot be read. One line, naming the source and the remedy."""


class SettingsError(KoerekortError):
    """The configuration cannot be used as it is. One line, naming the key and the remedy."""
