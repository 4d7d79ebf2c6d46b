"""An import of people in words, for the page and for the command line."""

from collections.abc import Iterator
from datetime import date

from quiz_app.services.importing import ImportPlan, PlannedPerson
from quiz_app.views.components import labels


def summary(plan: ImportPlan) -> str:
    """How many are new, changed and as they were."""
    new = sum(p.before is None for p in plan.people)
    return f"{new} nye, {len(plan.people) - new} ændres, {plan.unchanged} er uændrede."


def units(plan: ImportPlan) -> list[str]:
    """One line for each unit that is to be made."""
    return [f"Ny enhed: {unit.name}" for unit in plan.units]


def people(plan: ImportPlan) -> list[str]:
    """One line for each person who is new or changes."""
    return [f"Linje {p.line}: {p.after.name} ({p.after.login}): {what(p)}" for p in plan.people]


def what(planned: PlannedPerson) -> str:
    """What happens to the person."""
    return "; ".join(_parts(planned))


def _parts(planned: PlannedPerson) -> Iterator[str]:
    before, after = planned.before, planned.after
    if before is None:
        yield f"oprettes i {planned.unit}"
    elif before.name != after.name:
        yield f"hed før {before.name}"
    if before is not None and before.unit_id != after.unit_id:
        yield f"flytter til {planned.unit}"
    if planned.give:
        yield "får " + ", ".join(labels.ROLE[g.role] for g in planned.give)
    if planned.take:
        yield "mister " + ", ".join(labels.ROLE[g.role] for g in planned.take)
    if planned.back_before != planned.back_after:
        yield f"på pause til {_day(planned.back_after)}" if planned.back_after else "pausen slutter i dag"
    if (before.leaves_on if before else None) != after.leaves_on:
        yield f"stopper {_day(after.leaves_on)}" if after.leaves_on else "slutdatoen tages væk"


def _day(of: date | None) -> str:
    return labels.day(of) if of else ""
