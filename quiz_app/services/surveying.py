"""The survey of the content: what is covered, what is missing, and whether outcomes could be guessed."""

from dataclasses import dataclass, field

from quiz_app.domain.balance import Balance, balances
from quiz_app.domain.coverage import ObjectiveCover, ProvisionCover, objective_covers, provision_covers
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.services.authorising import require
from quiz_app.services.ports import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveying:
    """For those who keep the content; the exam's items are named, so nobody else sees it."""

    library: Library
    clock: Clock
    _balances: list[Balance] = field(default_factory=list, repr=False, compare=False)

    def objectives(self, actor: Actor) -> tuple[ObjectiveCover, ...]:
        """A row for each objective of each licence, in the order of the modules."""
        require(actor, Permission.SEE_IMPACT)
        return objective_covers(self.library, self.clock.today())

    def provisions(self, actor: Actor) -> tuple[ProvisionCover, ...]:
        """A row for each paragraph that content rests on, in the order of the acts."""
        require(actor, Permission.SEE_IMPACT)
        return provision_covers(self.library)

    def balance(self, actor: Actor) -> tuple[Balance, ...]:
        """How the cases' outcomes fall by sex, age, origin and illness; dealt out thousands of times, but once only."""
        require(actor, Permission.SEE_IMPACT)
        if not self._balances:
            self._balances.extend(balances(tuple(self.library.cases.values())))
        return tuple(self._balances)
