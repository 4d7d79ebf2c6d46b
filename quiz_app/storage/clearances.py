"""Re-verification: clearances and their withdrawals."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, select

from quiz_app.domain.clearance import Clearance, ClearanceRecord, Withdrawal
from quiz_app.storage import clearance_schema
from quiz_app.storage.rows import add

_clearances, _withdrawals = clearance_schema.clearances, clearance_schema.clearance_withdrawals


@dataclass(frozen=True, slots=True)
class SqlClearances:
    """The store of re-verification in one transaction."""

    connection: Connection

    def add_clearance(self, clearance: Clearance) -> bool:
        """As the port says."""
        return add(self.connection, _clearances, asdict(clearance))

    def add_withdrawal(self, withdrawal: Withdrawal) -> bool:
        """As the port says."""
        return add(self.connection, _withdrawals, asdict(withdrawal))

    def clearances(self) -> tuple[ClearanceRecord, ...]:
        """Oldest first."""
        taken_back = (Withdrawal(**row) for row in self.connection.execute(select(_withdrawals)).mappings())
        withdrawals = {w.clearance_id: w for w in taken_back}
        query = select(_clearances).order_by(_clearances.c.at, _clearances.c.clearance_id)
        found = (Clearance(**row) for row in self.connection.execute(query).mappings())
        return tuple(ClearanceRecord(clearance=c, withdrawal=withdrawals.get(c.clearance_id)) for c in found)

    def count(self) -> int:
        """As the port says: rows are only ever added."""
        counts = (select(func.count()).select_from(table) for table in (_clearances, _withdrawals))
        return sum(self.connection.execute(count).scalar_one() for count in counts)
