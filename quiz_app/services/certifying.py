"""Bevis: the certificate of a licence that is valid today, made by its holder and nobody else."""

from dataclasses import dataclass
from typing import Protocol

from quiz_app.domain.certificate import Certificate
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceStatus, licences_on
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import NotAllowed, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.hearing_views import title_of
from quiz_app.services.ports import Clock, Storage

SURE = frozenset("æøåÆØÅäöüÄÖÜéèêëÉÈÊËáàâÁÀÂíìîÍóòôÓúùûÚçÇñÑ")
"""Letters beyond ASCII that the certificate's font has: nearly all names can do with them."""


class CertificatePrinter(Protocol):
    """Makes the document of a certificate."""

    def __call__(self, certificate: Certificate) -> bytes:
        """A PDF; the same for the same certificate.

        :raises RuleError: the holder's name cannot be printed.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Certifying:
    """Nothing is kept: the same licence gives the same bytes again. ``public_url`` is without a slash at its end."""

    storage: Storage
    library: Library
    clock: Clock
    printer: CertificatePrinter
    municipality: str
    public_url: str

    def certificate(self, actor: Actor, licence_id: str) -> bytes:
        """The certificate of the actor's own licence as PDF.

        :raises NotFound: it is somebody else's, or does not exist. :raises RuleError: it is not valid today, or the
            holder's name cannot be printed.
        """
        return self.printer(self._due(actor, licence_id))

    def obstacle(self, actor: Actor, licence_id: str) -> str:
        """Why the certificate of the actor's own licence cannot be had today, as a sentence; empty when it can.

        Only a name with signs that no Danish name has costs a printing.

        :raises NotFound: it is somebody else's, or does not exist. :raises NotAllowed: the actor earns no licences.
        """
        try:
            due = self._due(actor, licence_id)
            if not all(sign.isascii() or sign in SURE for sign in due.holder):
                self.printer(due)
        except (NotAllowed, NotFound):
            raise
        except RuleError as error:
            return str(error)
        return ""

    def _due(self, actor: Actor, licence_id: str) -> Certificate:
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            held = licences_on(stores.licences.events_of((actor.person_id,)), self.clock.today())
            person = stores.people.find_person(actor.person_id)
        licence = next((x for x in held if x.licence_id == licence_id), None)
        if licence is None or person is None:
            raise NotFound
        if licence.status != LicenceStatus.VALID:
            raise RuleError("Beviset kan hentes, når kørekortet gælder.")
        return self._certificate(licence, person.name)

    def _certificate(self, licence: Licence, holder: str) -> Certificate:
        return Certificate(
            holder=holder,
            licence_title=title_of(self.library, licence.licence_kind),
            municipality=self.municipality,
            issued_on=licence.issued_on,
            basis=licence.basis,
            renewed_on=licence.renewed_on,
            valid_until=licence.valid_until,
            law_read_until=licence.law_read_until,
            changes_until=licence.changes_until,
            code=licence.code,
            verify_url=f"{self.public_url}/verificer/{licence.code}",
        )
