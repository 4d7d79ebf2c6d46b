"""Signing in by the municipality's own identity provider: who it names, and what its roles mean here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quiz_app.domain.people import Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderIdentity:
    """A person as a provider knows them: ``subject`` is unique and never reused within ``issuer`` (OIDC Core § 2)."""

    issuer: str
    subject: str
    person_id: str
    linked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a provider's token says. ``login`` and ``name`` are empty where it does not say; ``roles`` are app roles."""

    issuer: str
    subject: str
    login: str = ""
    name: str = ""
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FederationRules:
    """What the municipality has decided: what each app role gives here, and whether strangers with a role are let in.

    A role without a place in ``roles`` gives nothing; roles of ours that no app role stands for stay as they are.
    """

    roles: Mapping[str, Grant] = field(default_factory=dict)
    provision: bool = False

    def given(self, claims: Claims) -> frozenset[Grant]:
        """What the token's roles give."""
        return frozenset(grant for role, grant in self.roles.items() if role in claims.roles)

    def changes(self, held: frozenset[Grant], claims: Claims) -> tuple[frozenset[Grant], frozenset[Grant]]:
        """What is to be granted and what withdrawn, so that the mapped roles are those of the token."""
        given = self.given(claims)
        return given - held, (held & frozenset(self.roles.values())) - given
