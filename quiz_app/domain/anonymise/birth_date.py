"""Birth dates: any date beside the word, and any exact date so old that hardly anything else is that old in a case.

Dates of this century without the word are events (a meeting, a decision); they are quasi-identifiers, not certain ones.
"""

import re

from quiz_app.domain.anonymise.context import (
    MONTH,
    has_unit,
    is_amount,
    is_citation,
    is_day_and_month,
    is_law_date,
    is_source_date,
)
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule

_DAY_MONTH = r"\d{1,2}[ ]?[./-]{1,2}[ ]?\d{1,2}"
_WITH_YEAR = (
    rf"(?:{_DAY_MONTH}[ ]?[./ -]{{1,2}}[ ]?(?:\d{{4}}|'?\d\d)|(?:19|20)\d\d[./-]\d\d?[./-]\d\d?|\d{{8}}|\d{{6}})(?!\d)"
)
_IN_WORDS = rf"(?:\d{{1,2}}\.?\s?|(?:[a-zæøå]{{2,22}}[ ]){{1,2}})?{MONTH}(?:[ ]?(?:\d{{4}}|'?\d\d)(?!\d))?"
_ORDINAL = (
    r"(?:(?:første|anden|andet|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende|ellevte|tolvte"
    r"|[a-zæøå]{2,5}tende|[a-zæøå]{0,6}(?:tyvende|tredivte))\b)"
)
_LEAD = r"(?:[\s:=(,-]|den\b|d\b\.?|i\b|er\b|på\b|(?:man|tirs|ons|tors|fre|lør|søn)dag\b){0,8}"
_RECENT = range(20, 40)  # six digits that end so are the date of a note more often than of a birth


def _is_not_of_law(match: re.Match[str]) -> bool:
    return not is_law_date(match)


def _is_no_bound(match: re.Match[str]) -> bool:
    """Nothing between the label and the date says that the date bounds a cohort (*skal ligge før 1.7.1959*)."""
    between = match.string[match.start() : match.start("hit")]
    return re.search(r"\b(?:før|efter|inden|senest|mellem|fra|til)\b", between, re.IGNORECASE) is None


def _is_old_day(match: re.Match[str]) -> bool:
    return is_day_and_month(match["day"].zfill(2) + match["month"].zfill(2)) and not is_law_date(match)


def _is_short_old_day(match: re.Match[str]) -> bool:
    """With a year of two digits nobody bounds a cohort, so what stands before does not matter."""
    return is_day_and_month(match["day"].zfill(2) + match["month"].zfill(2)) and not (
        has_unit(match) or is_source_date(match)
    )


def _is_old_date_in_digits(match: re.Match[str]) -> bool:
    day_and_month = match["day_first"] or match["month_first"][2:] + match["month_first"][:2]
    return is_day_and_month(day_and_month) and not has_unit(match)


def _is_six_digit_date(match: re.Match[str]) -> bool:
    ordinary = int(match["year"]) in _RECENT or is_amount(match) or is_citation(match)
    return is_day_and_month(match["date"]) and not ordinary


BIRTH_DATE_RULES: tuple[Rule, ...] = (
    rule(
        "birth date by its label",
        Type.BIRTH_DATE,
        rf"\b (?:født|fødsels(?:dato|dag|data|tidspunkt)\w*) \b {_LEAD}"
        rf"(?P<hit> {_WITH_YEAR} | {_IN_WORDS} | \d{{1,2}}/\d{{1,2}} )",
        _is_not_of_law,
    ),
    rule(
        "birth date in words",
        Type.BIRTH_DATE,
        rf"\b født[ ] (?:den[ ])? (?P<hit> {_ORDINAL} [ ]i[ ] {_ORDINAL}"
        r" (?:[ ][a-zæøå]{0,12}(?:ti|tyve|tred(?:ive)?|fyrre|tres|s|ten)\b)?"
        r" (?:[ ]?\d{2,4})? )",
    ),
    rule(
        "birth date near its label",
        Type.BIRTH_DATE,
        rf"\b fødsels(?:dato|dag)\w* \b [^\n\d]{{0,25}} (?P<hit> {_WITH_YEAR} | \d{{1,2}}/\d{{1,2}} (?!\d) )",
        _is_no_bound,
    ),
    rule(
        "birth date after f.",
        Type.BIRTH_DATE,
        rf"(?<!\w) f\.? [ ]?(?:d\.|den)?[ ]? (?P<hit> {_WITH_YEAR} | \d{{1,2}}\.?[ ]?{_IN_WORDS} )",
    ),
    number_rule(
        "old date, year first",
        Type.BIRTH_DATE,
        r"(?<![\d.,/-]) 19\d\d [./-] (?P<month>\d{1,2}) [./-] (?P<day>\d{1,2}) (?!\d)",
        _is_old_day,
    ),
    number_rule(
        "old date with a short year",
        Type.BIRTH_DATE,
        r"(?<![\d.,/-]) (?: (?=\d\d[.-]\d\d|\d{1,2}/|\d{1,2}-\d{1,2}-) ) (?P<day>\d{1,2}) [./-]"
        r" (?P<month>\d{1,2}) [./ -] '?[3-9]\d"
        r"(?! \d | [.,:/-]\d | \s?% )",
        _is_short_old_day,
    ),
    number_rule(
        "old date in eight digits",
        Type.BIRTH_DATE,
        r"(?<!\d) (?: (?P<day_first>\d{4}) 19\d\d | 19\d\d (?P<month_first>\d{4}) ) (?!\d)",
        _is_old_date_in_digits,
    ),
    number_rule(
        "date in six digits",
        Type.BIRTH_DATE,
        r"(?<![\d.,/-]) (?P<date>\d{4}) (?P<year>\d\d) (?! \d | [.,]\d )",
        _is_six_digit_date,
    ),
)
