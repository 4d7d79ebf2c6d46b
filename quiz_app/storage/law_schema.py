"""The tables of the law's own words: imported texts, decisions about comparing them, and what the law-watch found."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Table, Text, UniqueConstraint

from quiz_app.domain.law_watch import FeedReason, TaskOutcome
from quiz_app.domain.lawtext import TextChange
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

law_texts = Table(
    "law_texts",
    metadata,
    key("law_text_id"),
    must("act", Id),
    must("label", Id),
    must("title", Text),
    must("eli", Id),
    Column("issued", Date),
    must("provisions", JSON),
    must("at", UtcDateTime),
    UniqueConstraint("act", "label"),
)

overrulings = Table(
    "overrulings",
    metadata,
    key("overruling_id"),
    Column("old_id", ForeignKey("law_texts.law_text_id"), nullable=False),
    Column("new_id", ForeignKey("law_texts.law_text_id"), nullable=False, index=True),
    must("old", Id),
    must("new", Id),
    must("kind", Choice(TextChange)),
    must("text_id", Id),
    person(),
    must("at", UtcDateTime),
)

law_tasks = Table(
    "law_tasks",
    metadata,
    key("task_id"),
    must("act", Id),
    must("eli", Id),
    must("title", Text),
    must("type_name", Text),
    must("reason", Choice(FeedReason)),
    must("day", Date),
    must("at", UtcDateTime),
)

law_task_closings = Table(
    "law_task_closings",
    metadata,
    Column("task_id", ForeignKey("law_tasks.task_id"), primary_key=True),
    person(),
    must("outcome", Choice(TaskOutcome)),
    must("at", UtcDateTime),
)

law_watch_days = Table(
    "law_watch_days",
    metadata,
    Column("day", Date, primary_key=True),
    must("read_at", UtcDateTime),
)
