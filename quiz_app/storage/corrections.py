"""Corrections of keys, the replies to them, and regradings."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select

from quiz_app.domain.key_correction import CorrectionReply, KeyCorrection, ProposedCorrection, Regrading
from quiz_app.errors import Conflict
from quiz_app.storage import correction_schema
from quiz_app.storage.rows import add

REPLIED = "Rettelsen er allerede besvaret."

_corrections, _replies, _regradings = (
    correction_schema.key_corrections,
    correction_schema.correction_replies,
    correction_schema.regradings,
)


@dataclass(frozen=True, slots=True)
class SqlCorrections:
    """The store of corrections in one transaction."""

    connection: Connection

    def add_correction(self, correction: KeyCorrection) -> bool:
        """As the port says."""
        row = asdict(correction) | {"key": None if correction.key is None else dict(correction.key)}
        return add(self.connection, _corrections, row)

    def add_reply(self, reply: CorrectionReply) -> bool:
        """As the port says."""
        query = select(_replies).where(_replies.c.correction_id == reply.correction_id)
        stored = self.connection.execute(query).mappings().one_or_none()
        if stored is not None and (stored["signer_id"], stored["signed"]) != (reply.signer_id, reply.signed):
            raise Conflict(REPLIED)
        return add(self.connection, _replies, asdict(reply))

    def corrections(self) -> tuple[ProposedCorrection, ...]:
        """All there are, oldest first."""
        query = select(_corrections).order_by(_corrections.c.at, _corrections.c.correction_id)
        rows = self.connection.execute(select(_replies)).mappings()
        replies = {row["correction_id"]: CorrectionReply(**row) for row in rows}
        found = [KeyCorrection(**row) for row in self.connection.execute(query).mappings()]
        return tuple(ProposedCorrection(correction=c, reply=replies.get(c.correction_id)) for c in found)

    def add_regrading(self, regrading: Regrading) -> bool:
        """As the port says."""
        return add(self.connection, _regradings, asdict(regrading))

    def regradings_of(self, attempt_ids: Sequence[str]) -> tuple[Regrading, ...]:
        """Oldest first."""
        query = select(_regradings).where(_regradings.c.attempt_id.in_(attempt_ids))
        ordered = query.order_by(_regradings.c.at, _regradings.c.regrading_id)
        return tuple(Regrading(**row) for row in self.connection.execute(ordered).mappings())
