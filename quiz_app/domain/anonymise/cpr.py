"""CPR numbers: six digits (the birth date, DDMMYY) and four more, however they are parted, masked or misread.

Modulus 11 is never demanded: numbers without it have been given since 2007. A replacement number (erstatnings-CPR) has
60 added to its day.
"""

import re

from quiz_app.domain.anonymise.context import has_unit, is_day_and_month, is_year
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule

_BETWEEN = r"(?:\W|_){0,4}"
_YEAR_DIGITS, _PLAIN_GROUPS, _IN_THREES = 4, 2, (3, 3, 4)
_TWO_GROUPS = {(8, 2), (7, 3), (2, 8)}
_LIVING_MEMORY = 2015  # a full date from this year on, then four digits: a meeting and its hour, or a span of years


def _is_cpr(match: re.Match[str]) -> bool:
    """A dash or the like makes any 6+4 one; without it the six must be a date."""
    return bool(match["gap"].strip()) or (is_day_and_month(match["date"]) and not has_unit(match))


def _is_grouped_cpr(match: re.Match[str]) -> bool:
    parted = bool(match["gap"].strip())
    recent = len(match["year"]) == _YEAR_DIGITS and int(match["year"]) >= _LIVING_MEMORY
    if recent and (is_year(match["serial"]) or not parted):
        return False
    return is_day_and_month(match["day"].zfill(2) + match["month"].zfill(2)) and (parted or not has_unit(match))


def _is_scattered_cpr(match: re.Match[str]) -> bool:
    """Ten digits parted in an odd way, but not as a date with its year, a span of hours or an amount is parted."""
    groups = re.findall(r"\d+", match.group())
    sizes = tuple(map(len, groups))
    has_year = any(is_year(group) for group in groups[:-1])
    has_hours = re.search(r"\d\d[.:]\d\d[ ]?-[ ]?\d\d[.:]\d\d", match.group()) is not None
    if (len(groups) <= _PLAIN_GROUPS and sizes not in _TWO_GROUPS) or has_year or has_hours or has_unit(match):
        return False
    return is_day_and_month("".join(groups)) and (sizes[0] != _IN_THREES[0] or sizes == _IN_THREES)


def _is_full_year_cpr(match: re.Match[str]) -> bool:
    return is_day_and_month(match["day_first"] or match["month_first"][2:] + match["month_first"][:2])


def _is_masked_cpr(match: re.Match[str]) -> bool:
    digits = re.findall(r"\d", match.group())
    return 2 <= len(digits) < 10  # noqa: PLR2004 - with no digit it tells nothing; with ten it is not masked


def _is_misread_cpr(match: re.Match[str]) -> bool:
    return 6 <= len(re.findall(r"\d", match.group())) < 10  # noqa: PLR2004 - a letter or more, but mostly digits


CPR_RULES: tuple[Rule, ...] = (
    number_rule("cpr", Type.CPR, rf"(?<!\d) (?P<date>\d{{6}}) (?P<gap>{_BETWEEN}) \d{{4,}}", _is_cpr),
    number_rule(
        "cpr with a parted date",
        Type.CPR,
        r"(?<!\d) (?P<day>\d{1,2}) [./ -] (?P<month>\d{1,2}) [./ -] (?P<year>\d{4}|\d{2})"
        r"(?P<gap>\s{0,2}[-./:_*]{0,2}\s{0,2}) (?P<serial>\d{4}) (?!\d)",
        _is_grouped_cpr,
    ),
    number_rule(
        "cpr with the full year",
        Type.CPR,
        r"(?<!\d) (?: (?P<day_first>\d{4}) (?:19|20)\d\d | (?:19|20)\d\d (?P<month_first>\d{4}) )"
        r"[ ]?[-./:]?[ ]? \d{4} (?!\d)",
        _is_full_year_cpr,
    ),
    number_rule(
        "cpr scattered",
        Type.CPR,
        r"(?<![\d.,]) \d (?:[ ]{0,2}\d|[ ]?[-./][ ]?\d){9} (?![ ]?[-./]?\d)",
        _is_scattered_cpr,
    ),
    number_rule(
        "cpr with its end masked",
        Type.CPR,
        rf"(?<!\d) (?: \d{{6}} {_BETWEEN} (?:[x?•●■]{{2,}}|[*\#._]{{3,}}) | \d\d[ ]?\d\d[ ]?\d\d[ ]?-[ ]?[x*]{{3,}} )",
    ),
    rule(
        "cpr with any digit masked",
        Type.CPR,
        r"(?<!\w) [\dx*\#?•●■]{6} [ ]?-[ ]? [\dx*\#?•●■]{4} (?!\w)",
        _is_masked_cpr,
    ),
    rule(
        "cpr with letters for digits",
        Type.CPR,
        r"(?<!\w) (?-i:[\dOoIlSB|]{6} [ ]?[-. ]?[ ]? [\dOoIlSB|]{4}) (?!\w)",
        _is_misread_cpr,
    ),
    rule(
        "cpr by its label",
        Type.CPR,
        r"\b (?:cpr | person) (?:[-. ]{0,2}(?:nr|nummer(?:et)?|no)\b | (?<=cpr)\b )"
        r"(?: [\s.:=(-] | er\b | på\b | slutter\b | ender\b | starter\b | begynder\b | med\b ){0,8}"
        r"(?P<hit> \d (?:[ .-]?[\dx*]){3,11} )",
        needs="cpr person",
    ),
    rule(
        "cpr by its last digits",
        Type.CPR,
        r"\b (?:sidste|fire|4) \s (?:(?:fire\s|4\s)? (?:cifre|tal)\b \D{0,25} | (?<=sidste\s)(?:fire|4)[ ]?(?:er|:)\s )"
        r" (?P<hit>\d{4}) (?!\d)",
    ),
)
