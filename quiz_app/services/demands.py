"""What changes in the law ask of licences that are held, and until when; worked out once for each law date and day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from quiz_app.domain.delta import Demand, demand, due_on
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceStatus
from quiz_app.services.ports import Stores

_Key = tuple[str, date, tuple[tuple[str, date], ...], date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """Used by other services within their transaction; decides nothing about who may ask."""

    library: Library
    _known: dict[_Key, Demand | None] = field(default_factory=dict, repr=False, compare=False)

    def pending(self, stores: Stores, licences: Iterable[Licence], day: date) -> Mapping[str, tuple[Demand, date]]:
        """What is demanded of valid licences on the day and until when, by ``licence_id``; where nothing is, none."""
        kinds = self.library.licences
        valid = [x for x in licences if x.status == LicenceStatus.VALID and x.licence_kind in kinds]
        pauses = stores.people.pauses_of([x.person_id for x in valid])
        found = ((x, self._of(x, day)) for x in valid)
        return {
            x.licence_id: (wanted, due_on(kinds[x.licence_kind], wanted, x, pauses.get(x.person_id, ())))
            for x, wanted in found
            if wanted is not None
        }

    def due(self, stores: Stores, licences: Iterable[Licence], day: date) -> Mapping[str, date]:
        """The last day of what is demanded, by ``licence_id``."""
        return {name: last for name, (_, last) in self.pending(stores, licences, day).items()}

    def _of(self, licence: Licence, day: date) -> Demand | None:
        kind, since, untested = licence.licence_kind, licence.proven_on, licence.untested
        key = (kind, since, tuple(sorted(untested.items())), day)
        if key not in self._known:
            kind_of = self.library.licences[kind]
            self._known[key] = demand(kind_of, self.library, since=since, day=day, untested=untested)
        return self._known[key]
