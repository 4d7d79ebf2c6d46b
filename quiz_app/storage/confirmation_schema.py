"""The tables of answers about the law and their approvals."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Table, Text

from quiz_app.domain.law_confirmation import LawReply
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

law_answers = Table(
    "law_answers",
    metadata,
    key("answer_id"),
    must("question", Id),
    must("digest", Id),
    must("reply", Choice(LawReply)),
    must("paragraph", Text),
    must("text_id", Id),
    person(),
    must("at", UtcDateTime),
    Column("day", Date),
)

law_approvals = Table(
    "law_approvals",
    metadata,
    Column("answer_id", ForeignKey("law_answers.answer_id"), primary_key=True),
    must("approved", Boolean),
    person(),
    must("at", UtcDateTime),
)
