"""Signing in by the municipality's identity provider: whom its token stands for, and with which roles."""

from dataclasses import dataclass

from quiz_app.domain.audit import Action
from quiz_app.domain.federation import Claims, FederationRules, ProviderIdentity
from quiz_app.domain.naming import checked_login, checked_name
from quiz_app.domain.people import Grant, Person
from quiz_app.errors import InvalidInput, NotFound, RuleError
from quiz_app.services.ports import Clock, Entropy, Storage, Stores
from quiz_app.services.signing_in import open_session

UNKNOWN = "Du er ikke oprettet i Sagskørekortet. Bed en administrator om at oprette dig."
INACTIVE = "Du har ikke længere adgang til Sagskørekortet. Spørg en administrator, hvis det er en fejl."
TAKEN = "Dit brugernavn hører allerede til en anden arbejdskonto. Bed en administrator om at se på det."
NO_ROLE = "Du har ingen rolle i Sagskørekortet. Bed en administrator om den rolle, du skal have."
NO_UNIT = "Din kommunes roller peger på en enhed, der ikke findes i Sagskørekortet. Sig det til en administrator."


@dataclass(frozen=True, slots=True, kw_only=True)
class Federating:
    """People as a provider names them. Every link and every change of role is a decision in the audit trail."""

    storage: Storage
    clock: Clock
    entropy: Entropy
    rules: FederationRules

    def sign_in(self, claims: Claims) -> str:
        """Open a session for whom the token names, with the roles that it gives, and give the session's token.

        The first sign-in links the provider's subject with the person who has the login. Roles are brought up to date
        also when the person is then refused.

        :raises RuleError: unknown, inactive, without a role, or the login belongs to another subject; one sentence.
        """
        with self.storage.writing() as stores:
            outcome = self._recognised(stores, claims)
            if isinstance(outcome, Person):
                outcome = self._settled(stores, outcome, claims)
            if isinstance(outcome, Person):
                return open_session(stores, outcome.person_id, self.clock.now(), self.entropy, issuer=claims.issuer)
        raise RuleError(outcome)

    def unlink(self, login: str) -> None:
        """Forget the provider's subject of a person: their work account is a new one. The next sign-in links again.

        :raises NotFound: nobody has the login, or nothing is linked to it.
        """
        with self.storage.writing() as stores:
            person = stores.people.find_person_by_login(login.strip())
            if person is None or not stores.people.unlink(person.person_id):
                raise NotFound("Ingen arbejdskonto er knyttet til det brugernavn.")
            self._audit(stores, Action.ACCOUNT_UNLINKED, person.person_id)

    def _recognised(self, stores: Stores, claims: Claims) -> Person | str:
        known = stores.people.find_provider_identity(claims.issuer, claims.subject)
        if known is not None:
            return stores.people.find_person(known.person_id) or UNKNOWN
        person = stores.people.find_person_by_login(claims.login.strip())
        if person is None:
            return self._provisioned(stores, claims)
        if not person.is_here(self.clock.today()):
            return INACTIVE
        return person if self._link(stores, person, claims) else TAKEN

    def _provisioned(self, stores: Stores, claims: Claims) -> Person | str:
        """Somebody new, whom the provider has given a role of ours; nobody unless it was asked for."""
        given = sorted(self.rules.given(claims))
        if not (self.rules.provision and given):
            return UNKNOWN
        try:
            login, name = checked_login(claims.login), checked_name(claims.name)
        except InvalidInput:
            return UNKNOWN
        if not self._units_are_known(stores):
            return NO_UNIT
        person = Person(
            person_id=self.entropy.new_id(),
            name=name,
            login=login,
            unit_id=given[0].unit_id,
            active=True,
            created_at=self.clock.now(),
        )
        stores.people.add_person(person)
        self._audit(stores, Action.PERSON_ADDED, person.person_id, roles="")
        self._link(stores, person, claims)
        return person

    def _link(self, stores: Stores, person: Person, claims: Claims) -> bool:
        """Link subject and person; False when the person has another one, for a login may be given to somebody new."""
        now = self.clock.now()
        linked = stores.people.add_provider_identity(
            ProviderIdentity(issuer=claims.issuer, subject=claims.subject, person_id=person.person_id, linked_at=now)
        )
        if linked:
            self._audit(stores, Action.ACCOUNT_LINKED, person.person_id)
        return linked

    def _settled(self, stores: Stores, person: Person, claims: Claims) -> Person | str:
        """The person with the token's roles, or why they are refused."""
        if not person.is_here(self.clock.today()):
            return INACTIVE
        if not self._units_are_known(stores):
            return NO_UNIT
        held = frozenset(stores.people.grants(person.person_id))
        more, less = self.rules.changes(held, claims)
        for grant in sorted(more):
            stores.people.grant(person.person_id, grant, self.clock.now())
            self._audit_role(stores, Action.ROLE_GRANTED, person, grant)
        for grant in sorted(less):
            stores.people.withdraw(person.person_id, grant, self.clock.now())
            self._audit_role(stores, Action.ROLE_WITHDRAWN, person, grant)
        return person if (held | more) - less else NO_ROLE

    def _units_are_known(self, stores: Stores) -> bool:
        return {grant.unit_id for grant in self.rules.roles.values()} <= {u.unit_id for u in stores.people.units()}

    def _audit_role(self, stores: Stores, action: Action, person: Person, grant: Grant) -> None:
        self._audit(stores, action, person.person_id, role=grant.role, unit=grant.unit_id)

    def _audit(self, stores: Stores, action: Action, subject: str, **details: str) -> None:
        stores.audit.append(
            at=self.clock.now(), actor_id=None, action=action, subject=subject, details={**details, "by": "provider"}
        )
