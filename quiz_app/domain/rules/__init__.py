"""Named rules: ages and deadlines computed from dates, with the steps shown, refusing what is not known."""

from dataclasses import replace
from datetime import date

from quiz_app.domain.rules.ages import AGES
from quiz_app.domain.rules.calendar import day_off, perhaps_off
from quiz_app.domain.rules.deadlines import DEADLINES
from quiz_app.domain.rules.durations import DURATIONS
from quiz_app.domain.rules.early_pension import EARLY_PENSION
from quiz_app.domain.rules.rule import NonWorkingDays, Outcome, Rule, RuleName, Values

__all__ = ["RULES", "NonWorkingDays", "Outcome", "Rule", "RuleName", "Values", "compute"]

RULES = {rule.name: rule for rule in (*AGES, *EARLY_PENSION, *DEADLINES, *DURATIONS)}


def compute(name: RuleName, values: Values) -> Outcome:
    """What the rule makes of the values; in doubt where the result falls on a day that it does not settle.

    :raises RuleError: the rule does not know; the sentence says why.
    """
    rule = RULES[name]
    outcome = rule.compute(values)
    return outcome if rule.non_working_days != NonWorkingDays.UNSETTLED else _weighed(outcome)


def _weighed(outcome: Outcome) -> Outcome:
    """The outcome with its doubt, if the deadline in it ends on a day on which people may not work."""
    last = outcome.deadline or outcome.value
    off = (day_off(last) or perhaps_off(last)) if isinstance(last, date) else ""
    doubt = f"Fristen ender på en fridag ({off}). Om den så flytter sig, er ikke afklaret." if off else ""
    return replace(outcome, doubt=doubt)
