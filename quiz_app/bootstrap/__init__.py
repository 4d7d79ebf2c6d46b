"""The composition root: the only package that knows every layer."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quiz_app.bootstrap.clock import SystemClock, demo_clock
from quiz_app.bootstrap.conferencing import Conferencing, Parts, conferencing
from quiz_app.bootstrap.decided import as_decided, decisions
from quiz_app.bootstrap.entropy import Argon2Hasher, SystemEntropy
from quiz_app.bootstrap.maintenance import FILE, Maintenance
from quiz_app.bootstrap.settings import Settings, read_settings
from quiz_app.content import read_library, thaw
from quiz_app.content.change_file import written_change
from quiz_app.content.kept import kept_library
from quiz_app.domain.citation import Citations
from quiz_app.domain.federation import FederationRules
from quiz_app.domain.library import Library
from quiz_app.printing import certificate_pdf
from quiz_app.services.administering import Administering
from quiz_app.services.admitting import Admitting
from quiz_app.services.asking import Versions
from quiz_app.services.attempting import Attempting
from quiz_app.services.auditing import Auditing
from quiz_app.services.beginning import Beginning
from quiz_app.services.certifying import Certifying
from quiz_app.services.collating import Collating
from quiz_app.services.confirming import Confirming
from quiz_app.services.correcting import Correcting
from quiz_app.services.delta_testing import DeltaTesting
from quiz_app.services.demands import Demands
from quiz_app.services.disclosing import Disclosing
from quiz_app.services.erasing import Erasing
from quiz_app.services.extending import Extending
from quiz_app.services.federating import Federating
from quiz_app.services.hearing import Hearing
from quiz_app.services.importing import Importing
from quiz_app.services.issuing import Issuing
from quiz_app.services.managing import Managing
from quiz_app.services.panelling import Panelling
from quiz_app.services.pausing import Pausing
from quiz_app.services.ports import Clock, Entropy, ErasureLedger, PasswordHasher, Storage
from quiz_app.services.practising import Practising
from quiz_app.services.progressing import Progressing
from quiz_app.services.redacting import Redacting
from quiz_app.services.registering import Registering
from quiz_app.services.renewing import Renewing
from quiz_app.services.requesting import Requesting
from quiz_app.services.retaining import Retaining
from quiz_app.services.reverifying import Reverifying
from quiz_app.services.searching import Searching
from quiz_app.services.signing_in import SigningIn
from quiz_app.services.succeeding import Succeeding
from quiz_app.services.surveying import Surveying
from quiz_app.services.verifying import Verifying
from quiz_app.services.watching import Watching
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.engine import is_there
from quiz_app.storage.erasure_ledger import FileLedger, MemoryLedger
from quiz_app.storage.search_index import SqliteSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What comes from outside the program; tests bring their own.

    ``stories`` introduce the demo's personas. ``ledger`` keeps erasures beyond a restore, if it is a file.
    """

    clock: Clock
    entropy: Entropy
    hasher: PasswordHasher
    stories: Mapping[str, str] = field(default_factory=dict)
    ledger: ErasureLedger = field(default_factory=MemoryLedger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """Everything that a page, a route or a command may use.

    ``content`` is as the files have it; ``library``, which everybody reads, as the first ``decided`` acts of
    re-verification and confirmation have made it.
    """

    settings: Settings
    outside: Outside
    content: Library
    library: Library
    decided: int
    citations: Citations
    storage: Storage
    signing_in: SigningIn
    federating: Federating
    administering: Administering
    admitting: Admitting
    importing: Importing
    erasing: Erasing
    retaining: Retaining
    redacting: Redacting
    auditing: Auditing
    disclosing: Disclosing
    attempting: Attempting
    correcting: Correcting
    pausing: Pausing
    practising: Practising
    requesting: Requesting
    panelling: Panelling
    extending: Extending
    progressing: Progressing
    renewing: Renewing
    succeeding: Succeeding
    delta_testing: DeltaTesting
    hearing: Hearing
    certifying: Certifying
    managing: Managing
    verifying: Verifying
    searching: Searching
    reverifying: Reverifying
    confirming: Confirming
    collating: Collating
    watching: Watching
    registering: Registering
    surveying: Surveying
    conferences: Conferencing

    @property
    def clock(self) -> Clock:
        """The time, which a demo may have moved."""
        return self.outside.clock

    @property
    def maintenance(self) -> Maintenance:
        """The sentence that every page shows before an upgrade."""
        return Maintenance(self.settings.data_dir / FILE)


def outside(settings: Settings) -> Outside:
    """The machine's clock (moved, in a demo with a date), its randomness, and Argon2id."""
    clock: Clock = SystemClock()
    if settings.demo_date is not None:
        clock = demo_clock(settings.demo_date, clock)
    return Outside(clock=clock, entropy=SystemEntropy(), hasher=Argon2Hasher(), ledger=FileLedger(settings.ledger_file))


def assemble(settings: Settings, content: Library, storage: Storage, out: Outside) -> Platform:
    """The platform over given content, storage and outside world."""
    decided, library = _decided(content, storage)
    clock, entropy, hasher, local = out.clock, out.entropy, out.hasher, settings.local_accounts
    versions, issuing = Versions(library=library, thaw=thaw), Issuing(library=library, clock=clock, entropy=entropy)
    citations, beginning = Citations(library.acts.values()), Beginning(versions=versions, clock=clock, entropy=entropy)
    demands, erasing = Demands(library=library), Erasing(storage=storage, clock=clock, ledger=out.ledger)
    attempting = Attempting(storage=storage, versions=versions, clock=clock, beginning=beginning, issuing=issuing)
    return Platform(
        settings=settings,
        outside=out,
        content=content,
        library=library,
        decided=decided,
        citations=citations,
        storage=storage,
        signing_in=_signing_in(settings, storage, out),
        federating=Federating(storage=storage, clock=clock, entropy=entropy, rules=_federation(settings)),
        administering=Administering(storage=storage, clock=clock, entropy=entropy, hasher=hasher),
        admitting=Admitting(storage=storage, clock=clock, entropy=entropy, hasher=hasher, local_accounts=local),
        importing=Importing(storage=storage, clock=clock, entropy=entropy),
        erasing=erasing,
        retaining=Retaining(storage=storage, clock=clock, entropy=entropy, erasing=erasing, periods=settings.retention),
        redacting=Redacting(storage=storage, clock=clock, erasing=erasing),
        auditing=Auditing(storage=storage, clock=clock),
        disclosing=Disclosing(storage=storage, clock=clock, periods=settings.retention),
        attempting=attempting,
        practising=Practising(storage=storage, library=library, clock=clock, issuing=issuing),
        correcting=Correcting(storage=storage, versions=versions, clock=clock, issuing=issuing),
        pausing=Pausing(storage=storage, clock=clock),
        requesting=Requesting(storage=storage, library=library, clock=clock, issuing=issuing),
        panelling=Panelling(storage=storage, library=library, clock=clock, issuing=issuing),
        extending=Extending(storage=storage, clock=clock),
        progressing=Progressing(storage=storage, library=library, clock=clock, demands=demands),
        renewing=Renewing(storage=storage, library=library, clock=clock, beginning=beginning, attempting=attempting),
        delta_testing=DeltaTesting(storage=storage, library=library, clock=clock, demands=demands, beginning=beginning),
        succeeding=Succeeding(storage=storage, library=library, clock=clock, issuing=issuing),
        hearing=Hearing(storage=storage, library=library, clock=clock),
        certifying=_certifying(settings, library, storage, clock),
        managing=Managing(storage=storage, library=library, clock=clock, demands=demands),
        verifying=Verifying(storage=storage, library=library, clock=clock, municipality=settings.municipality),
        searching=searching(settings, library, citations),
        registering=Registering(library=library, citations=citations, clock=clock, writer=written_change),
        confirming=Confirming(storage=storage, content=content, clock=clock),
        reverifying=Reverifying(storage=storage, content=content, library=library, clock=clock),
        collating=Collating(storage=storage, library=library, clock=clock),
        watching=Watching(storage=storage, library=library, clock=clock),
        surveying=Surveying(library=library, clock=clock),
        conferences=conferencing(_parts(settings, library, storage, out)),
    )


def _parts(settings: Settings, library: Library, storage: Storage, out: Outside) -> Parts:
    citations = Citations(library.acts.values())
    return Parts(
        settings=settings,
        library=library,
        citations=citations,
        searching=searching(settings, library, citations),
        storage=storage,
        clock=out.clock,
        entropy=out.entropy,
        erasing=Erasing(storage=storage, clock=out.clock, ledger=out.ledger),
    )


def _decided(content: Library, storage: Storage) -> tuple[int, Library]:
    with storage.reading() as stores:
        return decisions(stores), as_decided(content, stores)


def renewed(platform: Platform) -> Platform:
    """The same platform, or one put together anew when somebody has re-verified content since."""
    with platform.storage.reading() as stores:
        unchanged = decisions(stores) == platform.decided
    return platform if unchanged else assemble(platform.settings, platform.content, platform.storage, platform.outside)


def _certifying(settings: Settings, library: Library, storage: Storage, clock: Clock) -> Certifying:
    return Certifying(
        storage=storage,
        library=library,
        clock=clock,
        printer=certificate_pdf,
        municipality=settings.municipality,
        public_url=settings.public_url,
    )


def _signing_in(settings: Settings, storage: Storage, out: Outside) -> SigningIn:
    return SigningIn(
        storage=storage,
        clock=out.clock,
        entropy=out.entropy,
        hasher=out.hasher,
        demo=settings.demo,
        local_accounts=settings.local_accounts,
        stories=out.stories,
    )


def _federation(settings: Settings) -> FederationRules:
    """What the configuration says about the provider's people; without a provider, nobody is let in."""
    oidc = settings.oidc
    return FederationRules(roles=oidc.roles, provision=oidc.provision) if oidc else FederationRules()


def searching(settings: Settings, library: Library, citations: Citations) -> Searching:
    """Search in the knowledge index of an installation."""
    return Searching(index=SqliteSearch(settings.index_file), library=library, citations=citations)


def erasing_in(settings: Settings) -> Erasing:
    """Erasures of an installation without its content, for a restore.

    :raises StorageError: the database cannot be used.
    """
    out = outside(settings)
    return Erasing(storage=SqlStorage(settings.database_url), clock=out.clock, ledger=out.ledger)


def build(settings: Settings, *, stories: Mapping[str, str] | None = None) -> Platform:
    """The platform of an installation, or of a demo with its ``stories``.

    :raises ContentError: the content has problems. :raises StorageError: the database cannot be used.
    """
    out = replace(outside(settings), stories=stories or {})
    library = kept_library(settings.content_root, today=out.clock.today(), folder=settings.data_dir)
    return assemble(settings, library, SqlStorage(settings.database_url), out)


LOOK_AGAIN_SECONDS = 1.0
"""So long may pass before a process sees what another has re-verified."""


def published(settings: Settings) -> Library:
    """The content as its people have re-verified it; where there is no database yet, as the files have it.

    :raises ContentError: the content has problems. :raises StorageError: the database cannot be used.
    """
    return _with_decisions(settings, read_library(settings.content_root, today=outside(settings).clock.today()))


def searchable(settings: Settings) -> Library:
    """The same, taken from what the installation keeps of its content while nothing of it has changed."""
    today = outside(settings).clock.today()
    return _with_decisions(settings, kept_library(settings.content_root, today=today, folder=settings.data_dir))


def _with_decisions(settings: Settings, content: Library) -> Library:
    if not is_there(settings.database_url):
        return content
    storage = SqlStorage(settings.database_url)
    try:
        with storage.reading() as stores:
            return as_decided(content, stores)
    finally:
        storage.dispose()


class _Current:
    platform: Platform | None = None
    looked_at = 0.0


def install(platform: Platform | None) -> None:
    """Make it the platform of this process; ``None`` makes the next call build it anew."""
    _Current.platform, _Current.looked_at = platform, time.monotonic()


def platform() -> Platform:
    """The platform of this process, built from the configuration at first use, and soon anew after a clearance."""
    if _Current.platform is None:
        install(build(read_settings()))
    elif time.monotonic() - _Current.looked_at > LOOK_AGAIN_SECONDS:
        refresh()
    assert _Current.platform is not None
    return _Current.platform


def refresh() -> None:
    """See at once what has been re-verified."""
    if _Current.platform is not None:
        install(renewed(_Current.platform))
