"""How each kind of setting is read from TOML or from the environment; what cannot be read says what to write instead.

Every reader takes the raw value and the folder that relative paths count from. It raises ``ValueError`` with the rest
of a Danish sentence that begins with the key.
"""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from quiz_app.domain.retention import DEFAULTS, Kept, Period, read_period

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
HIGHEST_PORT = 65535
_YES, _NO = frozenset({"1", "true", "ja"}), frozenset({"0", "false", "nej"})
_HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")
_DATABASES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")


def a_text(value: object, _base: Path) -> str:
    """Some words."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError('skal være en tekst, fx "Eksempelby Kommune".')


def a_path(value: object, base: Path) -> Path:
    """A path; ``~`` is the home folder."""
    if isinstance(value, str) and value.strip():
        return (base / Path(value).expanduser()).absolute()
    raise ValueError('skal være en sti, fx "data".')


def a_database_url(value: object, base: Path) -> str:
    """An SQLite file (relative paths are made absolute) or a PostgreSQL server; the value is never repeated."""
    if not isinstance(value, str) or not value.startswith(_DATABASES):
        raise ValueError('skal begynde med "sqlite:///" eller "postgresql://".')
    if not value.startswith("sqlite:///"):
        return value
    name = value.removeprefix("sqlite:///")
    if not name or name.startswith(":memory:"):
        raise ValueError('skal nævne en fil, fx "sqlite:///data/koerekort.db".')
    return f"sqlite:///{(base / name).absolute()}"


def a_public_url(value: object, _base: Path) -> str:
    """The origin that people type: scheme, name and perhaps a port."""
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
        if parts and parts.scheme in {"http", "https"} and parts.hostname and parts.path in {"", "/"}:
            port = f":{parts.port}" if parts.port else ""
            name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
            if not (parts.query or parts.fragment or parts.username):
                return f"{parts.scheme}://{name}{port}"
    except ValueError:
        pass
    raise ValueError('skal være adressen uden sti, fx "https://koerekort.kommune.dk".')


def a_host(value: object, _base: Path) -> str:
    """The address that the server listens on."""
    if isinstance(value, str) and _HOST_NAME.fullmatch(value):
        return value
    raise ValueError('skal være en adresse, fx "127.0.0.1" eller "0.0.0.0".')


def a_population(value: object, _base: Path) -> int:
    """How many people live in the region."""
    number = int(value) if isinstance(value, int | str) and str(value).isascii() and str(value).isdecimal() else 0
    if number < 1:
        raise ValueError("skal være regionens antal indbyggere, fx 1200000.")
    return number


def a_port(value: object, _base: Path) -> int:
    """A port number."""
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    if isinstance(number, int) and not isinstance(number, bool) and 0 < number <= HIGHEST_PORT:
        return number
    raise ValueError(f"skal være et helt tal fra 1 til {HIGHEST_PORT}.")


def a_switch(value: object, _base: Path) -> bool:
    """True or false."""
    word = str(value).lower()
    if isinstance(value, bool | str) and word in _YES | _NO:
        return word in _YES
    raise ValueError("skal være true eller false.")


class SiteAccess(StrEnum):
    """Who may read the published site."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"


def a_site_access(value: object, _base: Path) -> SiteAccess:
    """Who may read the site."""
    if value in set(SiteAccess):
        return SiteAccess(str(value))
    raise ValueError('skal være "public" (alle kan læse webstedet) eller "signed_in" (kun den, der er logget ind).')


def a_date(value: object, _base: Path) -> date:
    """A day."""
    try:
        if type(value) is date:
            return value
        if isinstance(value, str):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError("skal være en dato, fx 2026-07-01.")


def a_retention(value: object, _base: Path) -> Mapping[Kept, Period]:
    """The table ``[retention]``; what it does not name keeps its default."""
    if not isinstance(value, dict):
        raise ValueError('skal være en tabel i filen, fx [retention] og derunder sessions = "P30D".')  # noqa: TRY004
    return {**DEFAULTS, **{_kept(str(key)): _period(str(key), period) for key, period in value.items()}}


def _kept(key: str) -> Kept:
    if key in set(Kept):
        return Kept(key)
    near = get_close_matches(key, Kept, n=1)
    hint = f"mente du {near[0]}?" if near else f"kendte nøgler: {', '.join(Kept)}."
    raise ValueError(f"har nøglen {key}, som ikke kendes; {hint}")


def _period(key: str, value: object) -> Period:
    try:
        return read_period(value if isinstance(value, str) else "")
    except ValueError:
        raise ValueError(f'har nøglen {key}, som skal være en periode, fx "P30D", "P12M" eller "P5Y".') from None


def networks(value: object, _base: Path) -> tuple[str, ...]:
    """Addresses or networks (CIDR)."""
    try:
        return tuple(str(ip_network(v)) for v in words(value))
    except ValueError:
        raise ValueError('skal være adresser eller netværk, fx ["10.0.0.7", "10.1.0.0/16"].') from None


def host_names(value: object, _base: Path) -> tuple[str, ...]:
    """Names of this server, without scheme and port."""
    try:
        names = tuple(v.strip("[]").lower() for v in words(value))
    except ValueError:
        names = ()
    if names and all(_HOST_NAME.fullmatch(n) for n in names):
        return names
    raise ValueError('skal være navne uden port, fx ["koerekort.kommune.dk"].')


def words(value: object) -> tuple[str, ...]:
    """A TOML list of strings, or the words between the commas of an environment variable."""
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise ValueError
    return tuple(w.strip() for w in words if w.strip())
