"""Telephone numbers in a hasty hand: parted in any way, half hidden, half in words, or told by their end."""

import re

from quiz_app.domain.anonymise.context import has_unit, is_amount, is_citation, is_day_and_month, is_year, stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule

_BEFORE = re.compile(
    r"(?:§+|\b(?:uge(?:r|rne)?|skala(?:en)?|side(?:r|rne)?|spørgsmål|punkt(?:er)?))\s*$", re.IGNORECASE
)
_TOLD_NUMBER = re.compile(
    r"\b(?:\w*nr|\w*nummer(?:et)?|tlf|telefon\w*|mobil\w*|sms|ring\w*|cpr|kort\w*|konto\w*)\b[^\n]*$", re.IGNORECASE
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:][0-5]\d[ ]?-?[ ]?([01]?\d|2[0-4])[.:][0-5]\d")
_TWO_DATES = re.compile(r"(\d\d)([/.])(\d\d)[.]?[ ]?-?[ ]?(\d\d)\2(\d\d)")
_DECIMALS = re.compile(r"\d\.\d(?:[ -]\d\.\d){3}")
_SHORT_DATE = re.compile(r"(\d\d?)[./-](\d\d?)[./-]\d\d\b")
_LAST_DAY, _LAST_MONTH, _HALVES = 31, 12, 2
_ONES = r"(?:nul|en|et|to|tre|fire|fem|seks|syv|otte|ni)"
_TENS = r"(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems)"
_TEENS = r"(?:ti|elleve|tolv|(?:tret|fjor|fem|seks|syt|at|nit)ten)"
_IN_WORDS = rf"(?:{_ONES}og{_TENS}|{_TENS}|{_TEENS}|{_ONES})"
_COUNTING = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"]
_MASKS = "x*?•●■#"
_ALIKE = "oilsbz"


def _is_phone(match: re.Match[str]) -> bool:
    """Eight digits, however parted: neither dates, hours, decimals, a rising list, an amount nor a citation."""
    text, groups = match["hit"], re.findall(r"\d+", match["hit"])
    ordinary = is_amount(match) or is_citation(match) or stands_after(_BEFORE, match) or _is_time(text, groups)
    parted = (
        len(groups) > 1 and re.fullmatch(r"\d{4}[ ]?[ .-][ ]?\d{4}", text) is None
    )  # halves have a rule of their own
    return parted and not (ordinary or _is_list(text, groups))


def _is_time(text: str, groups: list[str]) -> bool:
    """A date, two dates, two hours, or something with its year."""
    date, two = _SHORT_DATE.match(text), _TWO_DATES.fullmatch(text)
    goes_on = date is not None and text[date.end() :].startswith("-")
    if date and not goes_on and int(date[1]) <= _LAST_DAY and 1 <= int(date[2]) <= _LAST_MONTH:
        return True
    if two and is_day_and_month(two[1] + two[3]) and is_day_and_month(two[4] + two[5]):
        return True
    return _CLOCK.fullmatch(text) is not None or _is_dated(text, groups)


def _is_dated(text: str, groups: list[str]) -> bool:
    """Day, month and year in either order, two years, or years in brackets."""
    years, sizes = [is_year(group) for group in groups], [len(group) for group in groups]
    if "(" in text and any(years):
        return True
    if sizes == [2, 2, 4]:
        return years[2] and int(groups[0]) <= _LAST_DAY and int(groups[1]) <= _LAST_MONTH
    if sizes == [4, 2, 2]:
        return years[0] and (int(groups[1]) <= _LAST_MONTH or int(groups[1]) == int(groups[0]) % 100 + 1)
    return sizes == [4, 4] and any(years)


def _is_list(text: str, groups: list[str]) -> bool:
    """Decimals, digits from low to high, or a span that ends in a round number."""
    rising = max(map(len, groups)) == 1 and groups == sorted(groups)
    span = len(groups) == _HALVES and len(groups[0]) < len(groups[1]) and groups[1].endswith("00") and "-" in text
    return rising or span or _DECIMALS.fullmatch(text) is not None


def _is_phone_with_commas(match: re.Match[str]) -> bool:
    """Not a rising list of pages or paragraphs."""
    groups = re.findall(r"\d\d", match.group())
    return groups != sorted(groups) and not (is_amount(match) or stands_after(_BEFORE, match))


def _is_masked_phone(match: re.Match[str]) -> bool:
    """Some digits, some signs for digits, and no dose or exercise (``2x15 3x10``)."""
    text = match.group().lower()
    if not any(sign in text for sign in _MASKS):
        return all(re.search(r"\d", pair) for pair in text.split()) and len(re.findall(r"[a-z]", text)) in {1, 2}
    digits, masks = len(re.findall(r"\d", text)), sum(text.count(sign) for sign in _MASKS)
    return digits >= 2 and masks > 0 and not re.search(r"\dx\d", text) and not has_unit(match)  # noqa: PLR2004


def _is_plain(match: re.Match[str]) -> bool:
    return not is_amount(match)


def _is_end_of_number(match: re.Match[str]) -> bool:
    """Something that has a number is named shortly before."""
    return stands_after(_TOLD_NUMBER, match) and not has_unit(match)


def _is_phone_in_words(match: re.Match[str]) -> bool:
    """At least one number in letters, and no counting upwards."""
    words = re.findall(r"[a-zæøå]+", match.group().lower())
    places = [_COUNTING.index(word) for word in words if word in _COUNTING]
    rising = len(places) == len(words) and places == sorted(set(places))
    return bool(words) and not (rising and not re.search(r"\d", match.group())) and not has_unit(match)


PHONE_RULES: tuple[Rule, ...] = (
    number_rule(
        "phone parted in any way",
        Type.PHONE,
        r"(?<![\w§])(?<!\d[ .,:-])(?<!\d/-) (?:45[ ./-]{1,3})? (?P<hit>[2-9] (?:[ ./()_:·-]{0,3}\d){7})"
        r"(?! [ .-]?\d | ,\d | [a-z])",
        _is_phone,
    ),
    number_rule(
        "phone with commas",
        Type.PHONE,
        r"(?<![\w.,§]) [2-9]\d (?:,[ ]?\d\d){3} (?![ .,-]{0,2}\d)",
        _is_phone_with_commas,
    ),
    rule(
        "phone half hidden",
        Type.PHONE,
        rf"(?<![\w*?-]) (?: [\d{_MASKS}]{{2}} (?:[ .-]?[\d{_MASKS}]{{2}}){{3}}"
        rf" | (?=[{_ALIKE} ]{{0,3}}\d) [\d{_ALIKE}]{{2}} (?:[ ][\d{_ALIKE}]{{2}}){{3}} ) (?![\w*]|[ -]?\d)",
        _is_masked_phone,
    ),
    rule(
        "phone in words",
        Type.PHONE,
        rf"(?<![\w-]) (?:{_IN_WORDS}|\d{{1,4}}) (?:[ ]?[ ,-][ ]?(?:{_IN_WORDS}|\d{{1,4}})){{3,9}} (?![\w])",
        _is_phone_in_words,
    ),
    rule(
        "number by its end",
        Type.PHONE,
        r"\b (?:ender|endte|slutter|sluttede|slut) \s (?:på|med) \s [^\w\n]{0,4} (?P<hit>\d{2,5}) (?!\d|[./-]\d)",
        _is_end_of_number,
    ),
    number_rule(
        "number told in parts",
        Type.PHONE,
        r"(?<![\w.,]) \d{4,6} (?:[ ](?:eller|el\.)[ ]\d{4,6})? [ ]og[ ]så[ ]\d{2,4} (?!\w|[.,]\d)",
        _is_plain,
    ),
    rule("number after dots", Type.PHONE, r"(?<![\w.)]) \.{2,4} (?P<hit>\d{3,4}) (?! \d | [./-]\d )"),
)
