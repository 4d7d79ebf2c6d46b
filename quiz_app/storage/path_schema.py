"""The tables along a person's way: experience, extra time, and what colleagues are asked and answer."""

from sqlalchemy import Boolean, Column, ForeignKey, Table

from quiz_app.domain.extra_time import ExtraTime
from quiz_app.domain.request import RequestKind
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

experiences = Table(
    "experiences",
    metadata,
    person(is_key=True),
    key("module"),
    must("since", UtcDateTime),
)

extensions = Table(
    "extensions",
    metadata,
    person(is_key=True),
    person("giver_id", is_key=True, index=True),
    must("extra", Choice(ExtraTime)),
    must("given_at", UtcDateTime),
)

requests = Table(
    "requests",
    metadata,
    key("request_id"),
    must("kind", Choice(RequestKind)),
    person(index=True),
    person("asker_id", index=True),
    person("colleague_id", index=True),
    must("licence_kind", Id),
    must("asked_at", UtcDateTime),
)

request_replies = Table(
    "request_replies",
    metadata,
    Column("request_id", ForeignKey("requests.request_id"), primary_key=True),
    must("granted", Boolean),
    must("at", UtcDateTime),
)

taken_back = Table(
    "taken_back",
    metadata,
    key("asked_id"),
    person(index=True),
    must("at", UtcDateTime),
)
