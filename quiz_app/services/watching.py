"""The law-watch: asks Retsinformation's feed day by day, politely, and makes tasks; it never changes content itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.digest import digest
from quiz_app.domain.law_watch import (
    About,
    FeedEntry,
    LawTask,
    TaskClosing,
    TaskOutcome,
    concerned,
    days_to_read,
    is_open,
    known_version,
    unread,
)
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import NotFound
from quiz_app.services.authorising import require
from quiz_app.services.law_text_store import FeedClosed, LawFeed
from quiz_app.services.ports import Clock, Storage

SECONDS_BETWEEN = 10.0
"""The feed asks for no more than one call in ten seconds."""
Pause = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a run did: the days it read, those too long ago to be read, new tasks, and whether it was told to wait."""

    days: tuple[date, ...]
    missed: tuple[date, ...]
    new_tasks: int
    is_later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """A task, and what came of it."""

    task: LawTask
    closing: TaskClosing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchState:
    """How far the feed is read, and the days in between that nobody has read."""

    until: date | None
    unread: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """Watched are the acts of the register. A day is stored once it is read whole: a broken run goes on from there."""

    storage: Storage
    library: Library
    clock: Clock

    def run(self, feed: LawFeed, pause: Pause) -> Watched:
        """Read what is new; outside the feed's hours, or when it says later, stop and keep what was read.

        :raises FeedError: the feed cannot be read; what was read before is kept.
        """
        with self.storage.reading() as stores:
            last = max(stores.law_texts.days(), default=None)
        days, missed = days_to_read(last, self.clock.today())
        asking = _Asking(feed=feed, pause=pause, clock=self.clock)
        read: list[date] = []
        new = 0
        try:
            for day in days:
                new += self._day(day, asking)
                read.append(day)
        except FeedClosed:
            return Watched(days=tuple(read), missed=missed, new_tasks=new, is_later=True)
        return Watched(days=tuple(read), missed=missed, new_tasks=new, is_later=False)

    def tasks(self, actor: Actor) -> tuple[TaskView, ...]:
        """All tasks, newest day first, with what came of them."""
        require(actor, Permission.KEEP_LAW)
        with self.storage.reading() as stores:
            closings = {c.task_id: c for c in stores.law_texts.closings()}
            return tuple(TaskView(task=t, closing=closings.get(t.task_id)) for t in stores.law_texts.tasks())

    def state(self, actor: Actor) -> WatchState:
        """How far the feed is read."""
        require(actor, Permission.KEEP_LAW)
        with self.storage.reading() as stores:
            days = stores.law_texts.days()
        return WatchState(until=max(days, default=None), unread=unread(days))

    def close(self, actor: Actor, task_id: str, outcome: TaskOutcome) -> None:
        """Say what came of the look at a document. The same answer twice is once.

        :raises NotFound: no such task. :raises Conflict: it is closed already.
        """
        require(actor, Permission.KEEP_LAW)
        with self.storage.writing() as stores:
            if task_id not in {t.task_id for t in stores.law_texts.tasks()}:
                raise NotFound
            now = self.clock.now()
            closing = TaskClosing(task_id=task_id, person_id=actor.person_id, outcome=outcome, at=now)
            if stores.law_texts.add_closing(closing):
                stores.audit.append(
                    at=now,
                    actor_id=actor.person_id,
                    action=Action.LAW_TASK_CLOSED,
                    subject=task_id,
                    details={"outcome": outcome},
                )

    def _day(self, day: date, asking: "_Asking") -> int:
        """Read a day, and store its tasks and, unless it is today, that it is read."""
        tasks = [task for entry in asking.entries(day) for task in self._tasks(entry, day, asking)]
        with self.storage.writing() as stores:
            new = sum(stores.law_texts.add_task(task) for task in tasks)
            if day < self.clock.today():
                stores.law_texts.add_day(day, self.clock.now())
        return new

    def _tasks(self, entry: FeedEntry, day: date, asking: "_Asking") -> list[LawTask]:
        acts = self.library.acts.values()
        about = asking.about(entry.eli) if entry.makes_rules and not known_version(entry, acts) else None
        return [
            LawTask(
                task_id=digest({"document": entry.document_id, "day": day, "reason": entry.reason, "act": act}),
                act=act,
                eli=entry.eli,
                title=about.title if about else self.library.acts[act].title,
                type_name=entry.type_name,
                reason=entry.reason,
                day=day,
                at=self.clock.now(),
            )
            for act in concerned(entry, about, acts)
        ]


@dataclass(slots=True, kw_only=True)
class _Asking:
    """Calls with the pause between them, and only while the feed is open."""

    feed: LawFeed
    pause: Pause
    clock: Clock
    calls: int = field(default=0)

    def entries(self, day: date) -> tuple[FeedEntry, ...]:
        self._wait()
        return self.feed.entries(day)

    def about(self, eli: str) -> About | None:
        self._wait()
        return self.feed.about(eli)

    def _wait(self) -> None:
        if self.calls:
            self.pause(SECONDS_BETWEEN)
        if not is_open(self.clock.now()):
            raise FeedClosed
        self.calls += 1
