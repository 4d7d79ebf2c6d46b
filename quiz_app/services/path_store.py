"""The port for what lies along a person's way; the other ports stand in ``ports.py``."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from quiz_app.domain.extra_time import Extension
from quiz_app.domain.request import Request, RequestReply, TakenBack


class PathStore(Protocol):
    """Experience and extra time, which may change, and requests with their replies (evidence)."""

    def add_experience(self, person_id: str, module: str, at: datetime) -> None: ...
    def drop_experience(self, person_id: str, module: str) -> None: ...
    def experiences(self, person_id: str) -> frozenset[str]:
        """The modules for which the person has met a case."""
        ...

    def save_extension(self, extension: Extension) -> None:
        """One for each person and giver: the newest."""
        ...

    def drop_extension(self, person_id: str, giver_id: str) -> None: ...
    def extensions_of(self, person_id: str) -> tuple[Extension, ...]: ...
    def extensions_by(self, giver_id: str) -> tuple[Extension, ...]: ...
    def add_request(self, request: Request) -> bool: ...
    def find_request(self, request_id: str) -> Request | None: ...
    def requests_of(self, people: Sequence[str]) -> tuple[Request, ...]:
        """About the people; oldest first."""
        ...

    def requests_by(self, asker_id: str) -> tuple[Request, ...]:
        """Oldest first."""
        ...

    def requests_to(self, colleague_id: str) -> tuple[Request, ...]:
        """Oldest first."""
        ...

    def add_reply(self, reply: RequestReply) -> bool:
        """Store it.

        :raises Conflict: the request has the opposite reply already.
        """
        ...

    def replies(self, request_ids: Sequence[str]) -> Mapping[str, RequestReply]:
        """By request; those without one are absent."""
        ...

    def add_taken_back(self, taken: TakenBack) -> bool: ...
    def taken_back(self, asked_ids: Sequence[str]) -> Mapping[str, TakenBack]:
        """Of requests and supervised cases, by their id; those that still stand are absent."""
        ...
