"""Tier T3: exact dates in a citizen's life; neither those of laws nor years and weekdays alone."""

import re

from quiz_app.domain.anonymise.context import MONTH, is_amount, is_citation, stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule
from quiz_app.domain.anonymise.spoken import ORDINAL

_SOURCE_DATE = re.compile(
    r"\b(?:lov|lbk|bek|bekendtgørelse|lovbekendtgørelse|vejledning|cirkulære|dom|principmeddelelse|forordning)\w*\b"
    r"[^;!?\n]{0,60}\baf\s+(?:den\s+|d\.\s*)?$|\b(?:i\s+kraft|virkning|gælde\w*)\s+(?:fra\s+|pr\.?\s+|den\s+|d\.\s+)*$",
    re.IGNORECASE,
)
_RULES_DATE = re.compile(
    r"\b(?:regler(?:ne)?|reform(?:en)?|lovændring(?:en)?|paragraf(?:fen)?|ordning(?:en)?|loven|lovgivning(?:en)?|praksis)\b"
    r"[^.;!?\n]{0,40}\b(?:pr\.?|fra|af|efter|før)\s+(?:den\s+|d\.\s*)?$",
    re.IGNORECASE,
)
_DATE_CUE = re.compile(
    r"\b(?:flytte[rdt]*|siden|inden|senest|ultimo|primo|start(?:er|ede|et)?|slut|ophør\w*|møde[rt]?|samtale|aftale"
    r"|konsultation|indlagt|udskrevet|opereret|sygemeldt|raskmeldt|ringe[rdt]*|besøg|dato|den|d\.|pr\.?)[\s:(]*$",
    re.IGNORECASE,
)
_WEAK_CUE = re.compile(r"\b(?:fra|til|af|på|for|hos|og|m\.|med|i|kl\.?)[\s:(]*$", re.IGNORECASE)
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)})
_COUNTED_BEFORE = re.compile(
    r"(?:§+|\b(?:stk|nr|nummer|pkt|punkt|afsnit|kap(?:itel)?|kl|version|bilag|side|ca|fig|trin)\.?)\s*$", re.IGNORECASE
)
_PARTS = re.compile(r"[ ]?(?:tablet|tbl|del|stilling|time|dag|år|liter|l\b|mg|ml|point|af\b|%|x\b)", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\d\.?[ ]?$")
_HOUR_AFTER = re.compile(r",?[ ]?kl\b", re.IGNORECASE)
_SCORES = frozenset({5, 10})


def _is_bare_day(match: re.Match[str]) -> bool:
    """``25/9`` is a date, ``1/11`` is one after a word that dates have; ``2/3`` and ``7/10`` are shares."""
    day, month = int(match["day"]), int(match["month"])
    share = day <= month
    weak = (day, month) not in _FRACTIONS and month not in _SCORES and stands_after(_WEAK_CUE, match)
    cued = weak or stands_after(_DATE_CUE, match)
    counted = stands_after(_COUNTED_BEFORE, match) or _PARTS.match(match.string, match.end())
    cued = cued or _HOUR_AFTER.match(match.string, match.end()) is not None
    return _is_day_of_case(match) and not counted and (cued or not share)


def _is_dotted_day(match: re.Match[str]) -> bool:
    """``12.5.``, but not ``kl. 12.5.``, ``§ 2.1.`` or a heading's number."""
    before = match.string[: match.start()]
    heads = not before.strip() or "\n" in before[len(before.rstrip()) :]
    return not heads and not stands_after(_COUNTED_BEFORE, match) and _is_day_of_case(match)


def _is_written_day(match: re.Match[str]) -> bool:
    return not is_amount(match) and _is_day_of_case(match)


def _is_month_of_case(match: re.Match[str]) -> bool:
    """Without its day, which other rules look at."""
    return not stands_after(_DAY_BEFORE, match) and _is_day_of_case(match)


def _is_day_of_case(match: re.Match[str]) -> bool:
    of_law = stands_after(_SOURCE_DATE, match) or stands_after(_RULES_DATE, match) or is_citation(match)
    return not of_law and _is_calendar_day(match)


def _is_calendar_day(match: re.Match[str]) -> bool:
    day, month = match.groupdict().get("day"), match.groupdict().get("month")
    return (day is None or 1 <= int(day) <= 31) and (month is None or 1 <= int(month) <= 12)  # noqa: PLR2004 - a calendar


DATE_RULES: tuple[Rule, ...] = (
    number_rule(
        "date in digits",
        Type.DATE,
        r"(?<![\d.,/-]) (?P<day>\d{1,2}) [ ]?[./-][ ]? (?P<month>\d{1,2})"
        r"(?: [ ]?[./-][ ]? (?:(?:19|20)\d\d|'?\d\d) | [ ](?:19|20)\d\d ) (?!\d)",
        _is_day_of_case,
    ),
    number_rule(
        "date, year first",
        Type.DATE,
        r"(?<![\d.,/-]) 20\d\d [./-] (?P<month>\d\d) [./-] (?P<day>\d\d) (?!\d)",
        _is_day_of_case,
    ),
    rule(
        "day and month in digits",
        Type.DATE,
        r"\b (?:den|d\.|pr\.|dato) [ ]? (?P<hit> (?P<day>\d{1,2}) [./-] [ ]? (?P<month>\d{1,2}) ) \b (?![./]\d)",
        _is_day_of_case,
    ),
    rule(
        "weekday and date",
        Type.DATE,
        r"\b (?:man|tirs|ons|tors|fre|lør|søn)dag (?:[ ]den|[ ]d\.)? [ ]"
        r"(?P<hit> (?P<day>\d{1,2}) [./] [ ]? (?P<month>\d{1,2}) ) \b",
        _is_day_of_case,
    ),
    number_rule(
        "day and month alone",
        Type.DATE,
        r"(?<![\w.,/-]) (?P<day>\d{1,2}) / (?P<month>\d{1,2}) (?![\d/-]|[.,]\d)",
        _is_bare_day,
    ),
    number_rule(
        "day and month with stops",
        Type.DATE,
        r"(?<![\w.,/-]) (?P<day>\d{1,2}) \. [ ]? (?P<month>\d{1,2}) \. (?!\d|[ ]\d)",
        _is_dotted_day,
    ),
    number_rule(
        "date in words",
        Type.DATE,
        rf"(?<![\d.,/-]) (?:\d{{1,2}}\.?[ ]?(?:og|-|til|eller)[ ]?)?"
        rf"(?P<day>\d{{1,2}}) \.? [ ]? {MONTH} (?:[ ]? (?:(?:19|20)\d\d|'\d\d) (?!\d))?",
        _is_day_of_case,
    ),
    rule(
        "weekday and day",
        Type.DATE,
        r"\b (?:man|tirs|ons|tors|fre|lør|søn)dag [ ] (?:den|d\.?) [ ] (?P<hit> (?P<day>\d{1,2}) \. ) (?![ ]?\d)",
        _is_day_of_case,
    ),
    rule(
        "day of this month",
        Type.DATE,
        r"(?<![\d.,/-]) (?P<day>\d{1,2}) \.? [ ] (?:ds|dennes|d\.m) \b \.?",
        _is_calendar_day,
    ),
    number_rule(
        "date of now in six digits",
        Type.DATE,
        r"(?<![\w.,/-]) (?P<day>\d\d) (?P<month>\d\d) (?:2[0-9]|3[0-4]) (?![\w] | [.,]\d | -)",
        _is_written_day,
    ),
    rule(
        "month and year",
        Type.DATE,
        rf"(?<![\w.-]) {MONTH} [ ]? (?:19|20)\d\d (?!\d)",
        _is_month_of_case,
    ),
    rule(
        "feast and year",
        Type.DATE,
        r"\b (?:(?:1\.|2\.|første|anden)[ ])?"
        r"(?:påske|pinse|jule?|nytårs|skærtors|langfre|grundlovs|himmelfarts|sankthans|advents)"
        r"[a-zæøå]*? (?:dag|aften|nat|søndag) [ ] (?:i[ ])? 20\d\d \b",
    ),
    rule(
        "Sunday in advent",
        Type.DATE,
        r"\b (?:første|anden|tredje|fjerde|[1-4]\.) [ ] (?:søndag[ ]i[ ])? advent (?:[ ]20\d\d)? \b",
    ),
    rule(
        "day and month in ordinals",
        Type.DATE,
        rf"\b den [ ] (?P<hit> {ORDINAL} [ ] i [ ] {ORDINAL} ) \b",
    ),
    rule(
        "date spelt out",
        Type.DATE,
        rf"\b den [ ]"
        rf"(?P<hit> (?:[a-zæøå]{{2,22}}(?:ende|te|nde|tte|rde|dje)|første|anden|tredje|fjerde|sjette) [ ] {MONTH} )",
        _is_day_of_case,
    ),
)
