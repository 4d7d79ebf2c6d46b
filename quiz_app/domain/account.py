"""Accounts and sessions: lockout after failed sign-ins, and when a session ends."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

IDLE_LIMIT = timedelta(minutes=30)
ABSOLUTE_LIMIT = timedelta(hours=12)
FREE_FAILURES = 4
FIRST_LOCK = timedelta(seconds=30)
LONGEST_LOCK = timedelta(minutes=15)
SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A local account. ``password_hash`` is argon2id; ``failures`` counts since the last success."""

    person_id: str
    login: str
    password_hash: str
    must_change: bool
    failures: int = 0
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A signed-in browser; ``token_hash`` is the SHA-256 (hex) of the opaque token in the cookie.

    ``issuer`` is the identity provider that opened it; empty for local accounts and the demo.
    """

    token_hash: str
    person_id: str
    created_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None = None
    issuer: str = ""


def is_locked(account: Account, now: datetime) -> bool:
    """True while sign-in is refused whatever the password."""
    return account.locked_until is not None and now < account.locked_until


def after_failure(account: Account, now: datetime) -> Account:
    """The account after one more wrong password: locked from the fifth on, each time twice as long, at most 15 min."""
    failures = account.failures + 1
    if failures <= FREE_FAILURES:
        return replace(account, failures=failures, locked_until=None)
    lock = min(FIRST_LOCK * 2 ** min(failures - FREE_FAILURES - 1, 10), LONGEST_LOCK)
    return replace(account, failures=failures, locked_until=now + lock)


def after_success(account: Account) -> Account:
    """The account after a right password."""
    return replace(account, failures=0, locked_until=None)


def is_alive(session: Session, now: datetime) -> bool:
    """True until 30 idle minutes, 12 hours in all, or sign-out."""
    idle = now - session.last_seen_at
    return session.ended_at is None and idle < IDLE_LIMIT and now - session.created_at < ABSOLUTE_LIMIT
