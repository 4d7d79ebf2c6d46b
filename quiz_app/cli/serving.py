"""``koerekort serve`` and ``koerekort demo``: one process that answers everything."""

import logging
import socket
from datetime import datetime
from pathlib import Path

import click
import uvicorn

from quiz_app import bootstrap
from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.demo import seed, stories
from quiz_app.bootstrap.maintenance import FILE, Maintenance
from quiz_app.bootstrap.settings import Settings, demo_settings, read_settings
from quiz_app.errors import SettingsError
from quiz_app.site_hooks.build import build_site, is_fresh
from quiz_app.storage.knowledge import refresh_index
from quiz_app.storage.revisions import upgrade

GRACE_SECONDS = 5
_BACKLOG = 2048


@click.command(help="Start platformen med indstillingerne i koerekort.toml.")
def serve() -> None:
    """Check content and database, build what is missing, and answer until stopped."""
    platform = bootstrap.build(read_settings())
    platform.erasing.replay()
    _prepare(platform)
    _answer(platform)


@click.command(help="Start en demonstration i en opdigtet kommune på denne maskine.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Lad som om det er den dag, fx 2026-07-02.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porten, der svares på.")
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Mappen til demonstrationens data; er den tom, bliver den fyldt.",
)
def demo(day: datetime | None, port: int, data_dir: Path | None) -> None:
    """Build what is missing, seed the municipality, and answer on this machine only."""
    real, chosen = read_settings(), day.date() if day else None
    folder = data_dir or real.data_dir / (f"demo-{chosen}" if chosen else "demo")
    settings = demo_settings(real, port=port, data_dir=folder, day=chosen)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    upgrade(settings.database_url)
    platform = bootstrap.build(settings, stories=stories())
    seed(platform)
    _prepare(platform)
    _answer(platform)


@click.command(help="Fortæl på alle sider, at platformen opdateres kl. TT:MM; --off, når det er gjort.")
@click.argument("at", required=False, type=click.DateTime(["%H:%M"]))
@click.option("--off", is_flag=True, help="Tag beskeden væk.")
def maintenance(*, at: datetime | None, off: bool) -> None:
    """Announce an upgrade, or its end, to every process that shares the data folder."""
    if (at is None) != off:
        raise click.UsageError("Skriv et klokkeslæt, fx 21:00, eller --off.")
    banner = Maintenance(read_settings().data_dir / FILE)
    if at is None:
        banner.end()
        click.echo("Beskeden er taget væk.")
    else:
        banner.announce(at.time())
        click.echo(banner.banner())


commands = (serve, demo, maintenance)


def _prepare(platform: Platform) -> None:
    """Bring the knowledge index and the site up to date with content and day."""
    settings, day = platform.settings, platform.clock.today()
    refresh_index(platform.library, settings.index_file)
    if not is_fresh(platform.library, root=settings.content_root, site_dir=settings.site_dir, day=day):
        click.echo("Bygger webstedet …", err=True)
        build_site(platform.library, root=settings.content_root, site_dir=settings.site_dir, day=day)


def _answer(platform: Platform) -> None:
    settings = platform.settings
    listening = _listen(settings)
    bootstrap.install(platform)
    _log_to_stderr()
    click.echo(f"Sagskørekortet svarer på {settings.public_url} (stop med Ctrl+C).", err=True)
    uvicorn.Server(_server(settings)).run(sockets=[listening])


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise SettingsError(
            f"Der kan ikke lyttes på {settings.host} port {settings.port} ({error.strerror}). "
            "Luk det program, der bruger porten, eller vælg en anden (port i koerekort.toml, --port i demoen)."
        ) from error


def _server(settings: Settings) -> uvicorn.Config:
    """Uvicorn without its own logs, which repeat addresses and queries; forwarded headers only from listed proxies."""
    return uvicorn.Config(
        "quiz_app.web:app",
        factory=True,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _log_to_stderr() -> None:
    """Warnings of everybody, and our own lines."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.WARNING)
    logging.getLogger("koerekort").setLevel(logging.INFO)
