"""The ``[oidc]`` table of the configuration: the municipality's identity provider, and what its roles mean here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from quiz_app.bootstrap.setting_values import LOOPBACK, a_switch, a_text, words
from quiz_app.domain.people import Grant, Role

TABLE = "oidc"
NEEDED = ("issuer", "client_id", "client_secret")


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcSettings:
    """An OpenID Connect provider. The names of claims are the provider's own; ``roles`` maps its app roles to ours.

    ``login_claim`` links a person at the first sign-in: it must be one that people cannot choose for themselves.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    label: str = "Log ind med din arbejdskonto"
    scopes: tuple[str, ...] = ("openid", "profile")
    login_claim: str = "preferred_username"
    name_claim: str = "name"
    roles_claim: str = "roles"
    roles: Mapping[str, Grant] = field(default_factory=dict)
    provision: bool = False


def an_issuer(value: object, _base: Path) -> str:
    """The provider's own name for itself, exactly as it stands in its tokens; https, except on this machine."""
    parts = urlsplit(value) if isinstance(value, str) else None
    if parts is None or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError('skal være udstederens adresse, fx "https://login.kommune.dk/realms/kommune".')
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError("skal begynde med https://.")
    return str(value)


def scopes(value: object, _base: Path) -> tuple[str, ...]:
    """What is asked for; always ``openid``."""
    try:
        asked = words(value)
    except ValueError:
        asked = ()
    if "openid" in asked and all(not any(c.isspace() for c in scope) for scope in asked):
        return asked
    raise ValueError('skal være en liste med "openid" i, fx ["openid", "profile"].')


def role_mapping(value: object, _base: Path) -> Mapping[str, Grant]:
    """A role of ours in a unit for each app role, written ``role@unit``."""
    if not isinstance(value, dict) or not all(isinstance(told, str) for told in value.values()):
        raise ValueError('skal være linjer som "Koerekort.Leder" = "manager@nord".')
    return {name: _grant(name, told) for name, told in value.items()}


def _grant(name: str, told: str) -> Grant:
    role, _, unit = told.partition("@")
    if role not in set(Role):
        raise ValueError(f"giver {name} rollen {role}, som ikke findes; brug en af {', '.join(Role)}.")
    if not unit:
        raise ValueError(f'mangler enheden for {name}; skriv den efter et @, fx "{role}@kommunen".')
    return Grant(role=Role(role), unit_id=unit)


READERS = {
    "issuer": an_issuer,
    "client_id": a_text,
    "client_secret": a_text,
    "label": a_text,
    "scopes": scopes,
    "login_claim": a_text,
    "name_claim": a_text,
    "roles_claim": a_text,
    "roles": role_mapping,
    "provision": a_switch,
}


def oidc_settings(read: Mapping[str, object]) -> OidcSettings | None:
    """The provider of the keys read; ``None`` when there are none.

    :raises ValueError: what is there cannot stand alone; the rest of a Danish sentence that begins with the place.
    """
    if not read:
        return None
    if missing := [key for key in NEEDED if key not in read]:
        raise ValueError(f"mangler {' og '.join(missing)} under [oidc]; uden det kan ingen logge ind med arbejdskonto.")
    if read.get("provision") and not read.get("roles"):
        raise ValueError("har provision = true uden [oidc.roles]; nye personer får kun adgang gennem en rolle.")
    return OidcSettings(**read)  # type: ignore[arg-type]  # each reader gives its field's type
