"""The content as people have decided about it: what they re-verify and confirm takes effect here, nowhere else."""

from quiz_app.domain.clearance import with_clearances
from quiz_app.domain.law_confirmation import with_confirmations
from quiz_app.domain.library import Library
from quiz_app.services.ports import Stores


def as_decided(content: Library, stores: Stores) -> Library:
    """The library that everybody reads."""
    confirmed = with_confirmations(content, stores.confirmations.answered())
    return with_clearances(confirmed, stores.clearances.clearances())


def decisions(stores: Stores) -> int:
    """How many acts that rests on: the same number, the same library."""
    return stores.clearances.count() + stores.confirmations.count()
