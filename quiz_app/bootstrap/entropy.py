"""Randomness and passwords: the operating system's secrets, and Argon2id."""

import secrets
import uuid
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_GROUPS = 4
CODE_GROUP_LENGTH = 5
SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class SystemEntropy:
    """Randomness from the operating system."""

    def new_id(self) -> str:
        """A random UUID 4."""
        return str(uuid.uuid4())

    def seed(self) -> int:
        """A seed below 2**31."""
        return secrets.randbelow(SEEDS)

    def token(self, bits: int) -> str:
        """A URL-safe secret of at least ``bits`` random bits."""
        return secrets.token_urlsafe(-(-bits // 8))

    def code(self) -> str:
        """Four groups of five letters and digits, ``7K3MQ-9XW2T-...``: 100 random bits.

        The 32 characters are Crockford's (https://www.crockford.com/base32.html): none is mistaken for another.
        """
        letters = (secrets.choice(CODE_ALPHABET) for _ in range(CODE_GROUPS * CODE_GROUP_LENGTH))
        return "-".join("".join(group) for group in zip(*[letters] * CODE_GROUP_LENGTH, strict=True))


def _hasher() -> PasswordHasher:
    """Argon2id by RFC 9106's second recommendation (64 MiB, 3 passes), in one lane: the server has few cores."""
    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)


@dataclass(frozen=True, slots=True)
class Argon2Hasher:
    """Argon2id; an unknown account costs the same time as a known one."""

    hasher: PasswordHasher = field(default_factory=_hasher)
    dummy: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "dummy", self.hasher.hash(secrets.token_urlsafe()))

    def hash(self, password: str) -> str:
        """The encoded hash, with its own salt and parameters."""
        return self.hasher.hash(password)

    def fits(self, password_hash: str, password: str) -> bool:
        """True when the password gives the hash; an empty hash (no such account) is never fitted, at the same cost."""
        try:
            return self.hasher.verify(password_hash or self.dummy, password) and bool(password_hash)
        except (VerificationError, InvalidHashError):
            return False
