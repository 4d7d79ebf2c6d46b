"""What lies along a person's way: experience they have met, extra time, and what colleagues are asked to say yes to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from quiz_app.domain.extra_time import Extension
from quiz_app.domain.request import Request, RequestReply, TakenBack
from quiz_app.errors import Conflict
from quiz_app.storage import path_schema
from quiz_app.storage.rows import add, save

REPLIED = "Der er allerede svaret."

_experiences, _extensions, _requests, _replies, _taken_back = (
    path_schema.experiences,
    path_schema.extensions,
    path_schema.requests,
    path_schema.request_replies,
    path_schema.taken_back,
)


@dataclass(frozen=True, slots=True)
class SqlPaths:
    """The store of people's ways in one transaction."""

    connection: Connection

    def add_experience(self, person_id: str, module: str, at: datetime) -> None:
        """Said once; again changes nothing."""
        add(self.connection, _experiences, {"person_id": person_id, "module": module, "since": at})

    def drop_experience(self, person_id: str, module: str) -> None:
        """Take it back; what was never said is no error."""
        mine = (_experiences.c.person_id == person_id, _experiences.c.module == module)
        self.connection.execute(delete(_experiences).where(*mine))

    def experiences(self, person_id: str) -> frozenset[str]:
        """The modules for which the person has met a case."""
        query = select(_experiences.c.module).where(_experiences.c.person_id == person_id)
        return frozenset(self.connection.execute(query).scalars())

    def save_extension(self, extension: Extension) -> None:
        """Give it; the giver's earlier one to the person is replaced."""
        save(self.connection, _extensions, asdict(extension))

    def drop_extension(self, person_id: str, giver_id: str) -> None:
        """Take it back; what was never given is no error."""
        given = (_extensions.c.person_id == person_id, _extensions.c.giver_id == giver_id)
        self.connection.execute(delete(_extensions).where(*given))

    def extensions_of(self, person_id: str) -> tuple[Extension, ...]:
        """By giver."""
        return self._extensions(_extensions.c.person_id == person_id)

    def extensions_by(self, giver_id: str) -> tuple[Extension, ...]:
        """By person."""
        return self._extensions(_extensions.c.giver_id == giver_id)

    def add_request(self, request: Request) -> bool:
        """As the port says."""
        return add(self.connection, _requests, asdict(request))

    def find_request(self, request_id: str) -> Request | None:
        """By id."""
        return next(iter(self._requests(_requests.c.request_id == request_id)), None)

    def requests_of(self, people: Sequence[str]) -> tuple[Request, ...]:
        """About the people; oldest first."""
        return self._requests(_requests.c.person_id.in_(people))

    def requests_by(self, asker_id: str) -> tuple[Request, ...]:
        """Made by the asker; oldest first."""
        return self._requests(_requests.c.asker_id == asker_id)

    def requests_to(self, colleague_id: str) -> tuple[Request, ...]:
        """Made to the colleague; oldest first."""
        return self._requests(_requests.c.colleague_id == colleague_id)

    def add_reply(self, reply: RequestReply) -> bool:
        """As the port says."""
        stored = self.replies((reply.request_id,)).get(reply.request_id)
        if stored is not None and stored.granted != reply.granted:
            raise Conflict(REPLIED)
        return add(self.connection, _replies, asdict(reply))

    def replies(self, request_ids: Sequence[str]) -> Mapping[str, RequestReply]:
        """By request; those without one are absent."""
        query = select(_replies).where(_replies.c.request_id.in_(request_ids))
        found = (RequestReply(**row) for row in self.connection.execute(query).mappings())
        return {r.request_id: r for r in found}

    def add_taken_back(self, taken: TakenBack) -> bool:
        """As the port says."""
        return add(self.connection, _taken_back, asdict(taken))

    def taken_back(self, asked_ids: Sequence[str]) -> Mapping[str, TakenBack]:
        """By what was asked; what still stands is absent."""
        query = select(_taken_back).where(_taken_back.c.asked_id.in_(asked_ids))
        found = (TakenBack(**row) for row in self.connection.execute(query).mappings())
        return {t.asked_id: t for t in found}

    def _extensions(self, condition: Any) -> tuple[Extension, ...]:  # noqa: ANN401 - a condition of SQLAlchemy
        query = select(_extensions).where(condition).order_by(_extensions.c.person_id, _extensions.c.giver_id)
        return tuple(Extension(**row) for row in self.connection.execute(query).mappings())

    def _requests(self, condition: Any) -> tuple[Request, ...]:  # noqa: ANN401 - as above
        query = select(_requests).where(condition).order_by(_requests.c.asked_at, _requests.c.request_id)
        return tuple(Request(**row) for row in self.connection.execute(query).mappings())
