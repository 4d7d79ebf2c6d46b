"""The port for the law's own words; the other ports stand in ``ports.py``."""

from datetime import date, datetime
from typing import Protocol

from quiz_app.domain.law_watch import About, FeedEntry, LawTask, TaskClosing
from quiz_app.domain.lawtext.versions import Overruling, StoredText


class LawTextStore(Protocol):
    """Imported texts, people's classes of their differences, and what the law-watch found (all evidence)."""

    def add_text(self, text: StoredText) -> bool:
        """Store it unless it is there.

        :raises Conflict: another text of the act has the label.
        """
        ...

    def find_text(self, law_text_id: str) -> StoredText | None: ...
    def texts(self) -> tuple[StoredText, ...]:
        """All there are, by act, the newest issued first."""
        ...

    def add_overruling(self, overruling: Overruling) -> bool: ...
    def overrulings(self) -> tuple[Overruling, ...]:
        """All there are, oldest first."""
        ...

    def add_task(self, task: LawTask) -> bool: ...
    def tasks(self) -> tuple[LawTask, ...]:
        """All there are, newest day first."""
        ...

    def add_closing(self, closing: TaskClosing) -> bool:
        """Store it.

        :raises Conflict: somebody has closed the task already, or otherwise.
        """
        ...

    def closings(self) -> tuple[TaskClosing, ...]:
        """By task."""
        ...

    def add_day(self, day: date, at: datetime) -> bool: ...
    def days(self) -> tuple[date, ...]:
        """The days that are read whole, in order."""
        ...


class FeedClosed(Exception):
    """The feed refuses for now; the same may be asked later."""


class LawFeed(Protocol):
    """Retsinformation's open data."""

    def entries(self, day: date) -> tuple[FeedEntry, ...]:
        """What was added or changed on a day; may be empty.

        :raises FeedClosed: refused for now. :raises FeedError: it cannot be read.
        """
        ...

    def about(self, eli: str) -> About | None:
        """The metadata of a document; ``None`` when it has none.

        :raises FeedClosed: refused for now. :raises FeedError: they cannot be read.
        """
        ...
