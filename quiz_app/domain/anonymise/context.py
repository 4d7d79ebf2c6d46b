"""What stands around a number: money, a citation of law, a cohort. It tells an ordinary number from an identifier."""

import re

MONTH = (
    r"(?:(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
)
"""A month's Danish name or short form, for case-blind patterns."""

_REACH = 110
_UNIT_AFTER = re.compile(
    r"(?:,\d\d\b)?\s{0,2}(?:kr(?:\.|oner)?\b|dkk\b|mio\b|mia\b|euro?\b|€|\$|%|pct\b|procent\b|,-"
    r"|(?:borgere|personer|sager|timer|dage|uger|måneder|kommuner)\b)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    r"(?:\bkr\.?|\bdkk|€|\$|(?:løn|indkomst|indtægt|beløb|formue|gæld|sats|ydelse|udgift|budget)\w*"
    r"(?:\s+(?:er|var|på|i\s+alt))?)[\s:]*$",
    re.IGNORECASE,
)
_SOURCE = (
    r"\b(?:lov|lbk|bek|vej|skr|cir|ken|dir|bekendtgørelse|lovbekendtgørelse|cirkulære|vejledning|skrivelse|konvention"
    r"|forordning|direktiv|betænkning|dom|anordning|\w*konvention)(?:en|et|n|t)?"
)
_CITATION_BEFORE = re.compile(_SOURCE + r"(?:[\s-]*(?:nr\.?|nummer))?[\s-]*$", re.IGNORECASE)
_DATES_ONLY = rf"(?:[\s\d.,/-]|\b(?:fra|og|med|den|d|til|eller)\b|{MONTH})*"
_LAW_DATE_BEFORE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _SOURCE + r"\b[^;!?\n]{0,60}\baf\s+(?:den\s+|d\.\s*)?$",
        r"\b(?:før|efter|inden|senest|siden|fra|til|og\s+med)\s+(?:den\s+|d\.\s*)?$",
        r"[./ -]\d{4}\s?-\s?$",
        r"\b(?:i\s+kraft|virkning|gæld\w+|vedtaget|indført|ophævet)(?:\s+(?:fra|pr\.|den|d\.|siden|til|og|med))*\s*$",
        r"\bfødt\s+(?:før|efter|senest|tidligst|inden|mellem|fra|til|i\s+perioden)\b" + _DATES_ONLY + "$",
    )
)
_LAW_DATE_AFTER = re.compile(
    rf"\s*eller\s+(?:senere|tidligere|derefter|før|efter)\b|\s?-\s?\d{{1,2}}[./]\s?(?:\d{{1,2}}[./]|{MONTH})",
    re.IGNORECASE,
)
_DAYS, _MONTHS, _REPLACEMENT = 31, 12, 60


def stands_after(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """True when ``pattern``, which ends in ``$``, ends where the match begins; it looks back a sentence at most."""
    start = match.start()
    return pattern.search(match.string[max(0, start - _REACH) : start]) is not None


def has_unit(match: re.Match[str]) -> bool:
    """True when a unit of money, share or count follows."""
    return _UNIT_AFTER.match(match.string, match.end()) is not None


def is_amount(match: re.Match[str]) -> bool:
    """True when a unit follows, or a word for money stands before."""
    return has_unit(match) or stands_after(_MONEY_BEFORE, match)


def is_citation(match: re.Match[str]) -> bool:
    """True when the number is that of an act or another source of law (``BEK 2236``, ``lov nr. 1750``)."""
    return stands_after(_CITATION_BEFORE, match)


def is_law_date(match: re.Match[str]) -> bool:
    """True when the date is an act's or a commencement's, or bounds a period or cohort (``før den 1. juli 1959``)."""
    after = _LAW_DATE_AFTER.match(match.string, match.end()) is not None
    return after or any(stands_after(pattern, match) for pattern in _LAW_DATE_BEFORE)


def is_source_date(match: re.Match[str]) -> bool:
    """True when the date is that of an act or another source of law (``vejledning af 04.12.86``)."""
    return stands_after(_LAW_DATE_BEFORE[0], match)


def is_year(digits: str) -> bool:
    """True for four digits from 1900 to 2099."""
    return re.fullmatch(r"(?:19|20)\d\d", digits) is not None


def is_day_and_month(digits: str) -> bool:
    """True when the first four digits are a day and a month; 60 may be added to the day (erstatnings-CPR)."""
    day, month = int(digits[:2]), int(digits[2:4])
    return 1 <= (day - _REPLACEMENT if day > _REPLACEMENT else day) <= _DAYS and 1 <= month <= _MONTHS
