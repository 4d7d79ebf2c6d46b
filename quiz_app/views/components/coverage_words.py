"""Danish words for what the content covers."""

from collections.abc import Sequence

from quiz_app.domain.coverage import ObjectiveCover
from quiz_app.views.components import labels


def only_practised(covers: Sequence[ObjectiveCover]) -> str:
    """How many modules teach the newest rules without an exam that may ask about them; empty when none does."""
    found = {(c.licence, c.module): c.since for c in covers if c.is_only_practised}
    since = max((day for day in found.values() if day), default=None)
    if since is None:
        return ""
    modules = labels.count(len(found), "modul har", "moduler har")
    return f"{modules} kun øvelser om reglerne fra {labels.day(since)}; ingen prøve kan spørge om dem endnu."


def about_newest(cover: ObjectiveCover) -> str:
    """The module's exam items about the newest rules, in a cell."""
    if cover.is_only_practised:
        return "kun øvelse"
    return str(len(cover.newest)) if cover.newest else ""
