"""The configuration: ``koerekort.toml``, overridden key by key by ``KOEREKORT_<KEY>`` in the environment."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from quiz_app.bootstrap import oidc_settings
from quiz_app.bootstrap.oidc_settings import OidcSettings
from quiz_app.bootstrap.setting_values import (
    LOOPBACK,
    SiteAccess,
    a_database_url,
    a_date,
    a_host,
    a_path,
    a_population,
    a_port,
    a_public_url,
    a_retention,
    a_site_access,
    a_switch,
    a_text,
    host_names,
    networks,
)
from quiz_app.domain.retention import DEFAULTS, Kept, Period
from quiz_app.errors import SettingsError

CONFIG_FILE = "koerekort.toml"
PREFIX = "KOEREKORT_"
NOT_SETTINGS = frozenset({"KOEREKORT_CONFIG", "KOEREKORT_REQUIRE_BROWSER"})
LAW_WATCH = "law_watch.enabled"
OWN_MACHINE = tuple(sorted(LOOPBACK))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that an installation decides.

    ``database_url`` may hold a password and stays out of ``repr``. ``allowed_hosts`` are names without a port;
    ``trusted_proxies`` are addresses or networks whose ``X-Forwarded-*`` are believed.
    ``region_population`` is a rough guess until the municipality sets it.
    """

    municipality: str = "Kommunen"
    content_root: Path = Path()
    data_dir: Path = Path("data")
    database_url: str = field(default="", repr=False)
    site_dir: Path = Path()
    site_access: SiteAccess = SiteAccess.PUBLIC
    public_url: str = "http://localhost:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    trusted_proxies: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    demo: bool = False
    demo_date: date | None = None
    retention: Mapping[Kept, Period] = field(default_factory=lambda: DEFAULTS)
    local_accounts: bool = True
    oidc: OidcSettings | None = None
    law_watch: bool = False
    region_population: int = 1_200_000

    @property
    def index_file(self) -> Path:
        """The knowledge index; rebuilt whenever content changes."""
        return self.data_dir / "knowledge.db"

    @property
    def ledger_file(self) -> Path:
        """The list of erasures, which a restored copy is held against."""
        return self.data_dir / "erasures.jsonl"

    @property
    def is_https(self) -> bool:
        """True when people reach the platform by https; then cookies are marked Secure."""
        return self.public_url.startswith("https://")


_READERS: Mapping[str, Callable[[object, Path], object]] = {
    "municipality": a_text,
    "content_root": a_path,
    "data_dir": a_path,
    "database_url": a_database_url,
    "site_dir": a_path,
    "site_access": a_site_access,
    "public_url": a_public_url,
    "host": a_host,
    "port": a_port,
    "trusted_proxies": networks,
    "allowed_hosts": host_names,
    "demo": a_switch,
    "demo_date": a_date,
    "retention": a_retention,
    "local_accounts": a_switch,
    "region_population": a_population,
    LAW_WATCH: a_switch,
    **{f"{oidc_settings.TABLE}.{key}": reader for key, reader in oidc_settings.READERS.items()},
}
"""By key; a key of a table is written ``table.key`` in TOML, and ``KOEREKORT_TABLE_KEY`` in the environment."""

_TABLES = frozenset(key.partition(".")[0] for key in _READERS if "." in key)
_SECRETS: Mapping[str, str] = {"database_url": "en adgangskode", "oidc.client_secret": "en hemmelighed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    value: object
    origin: str
    base: Path


def read_settings(environ: Mapping[str, str] | None = None, cwd: Path | None = None) -> Settings:
    """The settings of this process; relative paths count from the file, or from ``cwd`` when set in the environment.

    :raises SettingsError: a key or a value is wrong; one Danish line with the place, the key and the remedy.
    """
    environ, cwd = os.environ if environ is None else environ, (cwd or Path.cwd()).absolute()
    raw = {**_from_file(environ, cwd), **_from_environment(environ, cwd)}
    return _settled(Settings(content_root=cwd, data_dir=cwd / "data"), {k: _read(k, r) for k, r in raw.items()}, raw)


def demo_settings(settings: Settings, *, port: int, data_dir: Path, day: date | None) -> Settings:
    """The settings of a demo: of the real installation it keeps the content only, never the database."""
    data_dir = data_dir.absolute()
    return Settings(
        municipality="Eksempelby Kommune",
        content_root=settings.content_root,
        data_dir=data_dir,
        database_url=f"sqlite:///{data_dir / 'koerekort.db'}",
        site_dir=data_dir / "site",
        public_url=f"http://localhost:{port}",
        port=port,
        allowed_hosts=OWN_MACHINE,
        demo=True,
        demo_date=day,
    )


def _from_file(environ: Mapping[str, str], cwd: Path) -> dict[str, _Raw]:
    named = environ.get("KOEREKORT_CONFIG")
    path = cwd / (named or CONFIG_FILE)
    try:
        text = path.read_text(encoding="utf-8")
        found = tomllib.loads(text)
    except FileNotFoundError:
        if named:
            raise SettingsError(f"{path}: filen findes ikke; ret KOEREKORT_CONFIG, eller fjern den.") from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: filen kan ikke læses; giv læseadgang, og gem den som UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"line (\d+)", str(error))
        line = told[1] if told else text.count("\n") + 1
        raise SettingsError(f"{path}:{line}: filen er ikke gyldig TOML; skriv linjen som nøgle = værdi.") from error
    flat = dict(_flat(found))
    _refuse_open_secrets(path, flat)
    return {
        _known(key, str(path)): _Raw(value=value, origin=str(path), base=path.parent) for key, value in flat.items()
    }


def _flat(found: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The keys of our tables as TOML's dotted keys; the value of any other key is its reader's to judge."""
    for key, value in found.items():
        if key in _TABLES and isinstance(value, dict):
            yield from ((f"{key}.{inner}", each) for inner, each in value.items())
        else:
            yield key, value


def _from_environment(environ: Mapping[str, str], cwd: Path) -> dict[str, _Raw]:
    names = [n for n in environ if n.startswith(PREFIX) and n not in NOT_SETTINGS]
    return {
        _known(_dotted(name.removeprefix(PREFIX).lower()), name): _Raw(value=environ[name], origin=name, base=cwd)
        for name in names
    }


def _dotted(name: str) -> str:
    table = next((t for t in _TABLES if name.startswith(f"{t}_")), None)
    return name if table is None else f"{table}.{name.removeprefix(f'{table}_')}"


def _known(key: str, origin: str) -> str:
    if key in _READERS:
        return key
    near = get_close_matches(key, _READERS, n=1)
    hint = f"mente du {near[0]}?" if near else "kendte nøgler: " + ", ".join(_READERS) + "."
    raise SettingsError(f"{origin}: nøglen {key} kendes ikke; {hint}")


def _read(key: str, raw: _Raw) -> object:
    try:
        return _READERS[key](raw.value, raw.base)
    except ValueError as error:
        raise SettingsError(f"{raw.origin}: {key} {error}") from error


def _refuse_open_secrets(path: Path, found: Mapping[str, object]) -> None:
    if not path.stat().st_mode & 0o077:
        return
    url = found.get("database_url")
    has_password = isinstance(url, str) and urlsplit(url).password is not None
    for key, what in _SECRETS.items():
        if key in found and (key != "database_url" or has_password):
            raise SettingsError(f"{path}: {key} indeholder {what}, men andre kan læse filen; kør chmod 600 på den.")


def _settled(base: Settings, read: Mapping[str, object], raw: Mapping[str, _Raw]) -> Settings:
    """Fill in the values that follow from others, and refuse those that cannot stand together."""
    plain = {key: value for key, value in read.items() if "." not in key}
    tables = {"oidc": _oidc(read, raw), "law_watch": read.get(LAW_WATCH, base.law_watch)}
    settings = replace(base, **plain, **tables)  # type: ignore[arg-type]  # each reader gives its type
    name = urlsplit(settings.public_url).hostname or ""
    hosts = OWN_MACHINE if name in LOOPBACK else (name,)
    settings = replace(
        settings,
        database_url=settings.database_url or f"sqlite:///{settings.data_dir / 'koerekort.db'}",
        site_dir=settings.site_dir if "site_dir" in read else settings.data_dir / "site",
        allowed_hosts=settings.allowed_hosts or hosts,
    )
    if not settings.local_accounts and settings.oidc is None:
        raise SettingsError(
            f"{raw['local_accounts'].origin}: local_accounts = false lukker alle ude; sæt [oidc] op først."
        )
    if settings.demo_date is not None and not settings.demo:
        raise SettingsError(f"{raw['demo_date'].origin}: demo_date bruges kun sammen med demo = true; fjern den.")
    if settings.demo and (settings.host not in LOOPBACK or not LOOPBACK.issuperset(settings.allowed_hosts)):
        key = "host" if settings.host not in LOOPBACK else "allowed_hosts" if "allowed_hosts" in raw else "public_url"
        raise SettingsError(f"{raw[key].origin}: {key} skal pege på maskinen selv (localhost), når demo = true.")
    return settings


def _oidc(read: Mapping[str, object], raw: Mapping[str, _Raw]) -> OidcSettings | None:
    mine = [key for key in read if key.startswith(f"{oidc_settings.TABLE}.")]
    try:
        return oidc_settings.oidc_settings({key.partition(".")[2]: read[key] for key in mine})
    except ValueError as error:
        raise SettingsError(f"{raw[mine[0]].origin}: {error}") from error
