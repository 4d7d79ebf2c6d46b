"""References as they are written in haste: under any label, in letters and digits, parted by blanks or signs."""

import re

from quiz_app.domain.anonymise.context import has_unit, is_amount, is_citation, is_year, stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule

_VALUE = (
    r"(?P<hit> (?:nr\.?[ ])? (?-i:[A-ZÆØÅ]{1,4}(?:/[a-zæøå]{2,4})?[ ])? (?=[\w./-]*\d) \w (?:[\w./-]*\w)?"
    r" (?: [ ](?:skrå|binde)?streg[ ] (?=\d) \w+"
    r" | [ ]?[/|-]?[ ] (?=[a-z]?\d) [\w./-]*\w (?![ ]?(?:kr|%|år|uger|timer|dage|min)\b) ){0,4} )"
)
_BANK = r"reg(?:istrerings)?(?:[-. ]{0,2}(?:nr|nummer)\b)? [\s.:=]{1,3}"
_LEAD = r"(?: [\s.:=(#] | er\b | på\b ){1,5}"
_ORDINARY = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d{2}))?\.?|(?:19|20)\d\d(?:[-/]\d{1,2}){0,2}|20\d\d-20\d\d|[CT]-\d{1,4}/\d\d"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}[.:]\d\d-\d{1,2}[.:]\d\d|\d+-\d+-\w+|\d{1,3}(?:\.\d{3})+"
    r"|\d{1,3}[a-z]?-\d{1,3}[a-z]?|[A-Z]-\d{1,2}-\d\d|\d+/\d+/E[FUØ]+|[QH]\d-\d{4}"
)
_NO_LABEL = re.compile(
    r"(?:lov|bek|lbk|cir|vej|vejlednings?|paragraf|stk|side|afsnits?|spørgsmåls?|bilags?|versions?|model|modul|vare|hmi"
    r"|rum|rækkefølge|antals?|kapitels?|punkts?|trins?|uge|kø|år|telefon|tlf|mobil|hus|afdelings?|hold|dag|fejl|tal"
    r"|linje|sals?|kontor|sal|hel|v|an|m|kr|sund|ubud)[-. ]?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:U(?=\.|[ ]\d{4})|DKK|EUR|USD|UFR|UfR|FOB|TFA|BEK|LBK|LOV|KEN|CIR|VEJ|SKR|LSF|DK|CIS"
    r"|DIN|ISO|EN|DS|EU|EF|LÆ|PMD|COVID|SARS|HAM|ICD|DSM|BT|MR"
    r"|LAB|LAS|SEL|RSL|FVL|OFL|PL|SU|SF|WHO|PHQ|MDI|kl|nr|stk|uge|ca|kr|pkt|art|lta)(?:[-./ ]|(?=\d))|L[ ]",
    re.IGNORECASE,
)
_CODES = re.compile(r"(?:(?:Th|D?[A-Z])\d{1,3}(?:\.\d{1,3}[A-Z]?)?[-/]?)+")
_LONG_WORD = re.compile(r"[a-zæøå]{4,}")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:[ ]?-[ ]?\d{1,3}(?:\.\d{3})+)*")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_STANDARD_BEFORE = re.compile(r"\b(?:ISO|EN|DS|DIN|IEC|UfR|FOB|TFA|PMD)[ ]?$")
_DOSE_AFTER = re.compile(r"\s?(?:[mµ]?g|mikrogram|ml|ie|enheder|mmhg)\b", re.IGNORECASE)
_VITAMIN = re.compile(r"vitamin[ ]?$", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:uger?|skala\w*|sider?|punkt\w*|spørgsmål|score\w*|mål\w*)[\s:]*$", re.IGNORECASE)
_FEWEST, _FEW_DIGITS, _MANY_DIGITS, _PHONE_DIGITS = 2, 3, 4, 8


def _digits(text: str) -> int:
    return len(re.findall(r"\d", text))


def _is_no_amount(match: re.Match[str]) -> bool:
    return not has_unit(match)


def _is_no_citation(match: re.Match[str]) -> bool:
    return not (is_citation(match) or is_amount(match) or stands_after(_STANDARD_BEFORE, match))


def _is_account(match: re.Match[str]) -> bool:
    return not (is_year(match["bank"]) or is_amount(match) or is_citation(match))


def _is_labelled(match: re.Match[str]) -> bool:
    """Three digits or more under a label that does not number the law, a page or a thing in a shop."""
    hit = match["hit"]
    ordinary = _ORDINARY.fullmatch(hit) or _NO_LABEL.fullmatch(match["label"]) or is_amount(match)
    time = match["kind"].lower() == "id" and match["label"][-1] in "tTrR"  # tid, ordrid
    return _digits(hit) >= _FEW_DIGITS and not (ordinary or time)


def _is_mixed(match: re.Match[str]) -> bool:
    """A reference after the bare word has letters or signs beside its digits; a plain number has a rule of its own."""
    hit = match["hit"]
    mixed = re.fullmatch(r"\d+", hit) is None and not re.fullmatch(r"\d+-[a-zæøå]+", hit)
    ordinary = _ORDINARY.fullmatch(hit) or _PUBLISHED.match(hit) or is_amount(match) or is_citation(match)
    between = match.string[match.start() : match.start("hit")]
    long = (
        hit.isdigit()
        and _digits(hit) > _MANY_DIGITS
        and not re.search(r"\bpå\b|^(?:sag|journal)", between, re.IGNORECASE)
    )
    return (long or mixed) and _digits(hit) >= _FEW_DIGITS and not ordinary


def _is_token(match: re.Match[str]) -> bool:
    """Letters and digits parted by signs, with a capital or a part that mixes both; no law, vertebra, date or word."""
    text = match.group()
    parts = re.split(r"[-./_]", text)
    blends = [part for part in parts if re.search(r"\d", part) and re.search(r"[^\W\d_]", part)]
    enough = _digits(text) >= _MANY_DIGITS or (len(parts) > _FEWEST and _digits(text) >= _FEW_DIGITS and bool(blends))
    lettered = re.search(r"[A-ZÆØÅ]", text) is not None or len(blends) >= 1
    ordinary = _PUBLISHED.match(text) or _CODES.fullmatch(text) or _LONG_WORD.search(text) or _DATE.search(text)
    return enough and lettered and not ordinary and not has_unit(match) and not _ORDINARY.fullmatch(text)


def _is_lettered(match: re.Match[str]) -> bool:
    published = _PUBLISHED.match(match.group()) and not re.match(r"[A-ZÆØÅ]+-\d ", match.group())
    few = _digits(match.group()) <= _MANY_DIGITS
    return not (published or few or is_citation(match) or has_unit(match))


def _is_letter_and_number(match: re.Match[str]) -> bool:
    vitamin = _VITAMIN.search(match.string, max(0, match.start() - 10), match.start())
    return not (is_year(match["number"]) or vitamin or match["number"].endswith("000") or is_amount(match))


def _is_case_of_short_year(match: re.Match[str]) -> bool:
    """Neither month and year, a round span, a phone, nor an amount."""
    if match["tail"] is None:
        return True
    tail, sign = match["tail"], match["sign"]
    round_span = sign == "-" and tail.endswith("00") and not tail.startswith("0")
    dose = _DOSE_AFTER.match(match.string, match.end()) is not None
    like_phone = sign == "-" and _digits(match.group()) == _PHONE_DIGITS
    return not (is_year(tail) or round_span or like_phone or dose or is_amount(match) or is_citation(match))


def _is_number_in_groups(match: re.Match[str]) -> bool:
    """Nine digits or more in three groups or more, one of them long; neither dates, hours nor thousands."""
    text = match.group()
    long = [group for group in re.findall(r"\d+", text) if len(group) >= _FEW_DIGITS and not is_year(group)]
    ordinary = _DATE.search(text) or _THOUSANDS.fullmatch(text) or is_amount(match) or is_citation(match)
    return bool(long) and not ordinary


def _is_scattered(match: re.Match[str]) -> bool:
    """No list from low to high, no weeks, and no years."""
    groups = [int(group) for group in match.group().split()]
    listed = groups == sorted(groups) or stands_after(_LISTED, match) or any(is_year(str(group)) for group in groups)
    return not (listed or is_amount(match) or is_citation(match))


REFERENCE_RULES: tuple[Rule, ...] = (
    rule(
        "number by any label",
        Type.NUMBER,
        rf"(?<![\w-]) (?P<label>[a-zæøå-]{{1,30}}?[-. ]{{0,2}}) (?<!\s)"
        rf" (?P<kind>nr|nummer|id|ident|uuid)(?![a-zæøå]) \.? (?:{_LEAD}|(?=\d)) {_VALUE}",
        _is_labelled,
    ),
    rule(
        "reference after its word",
        Type.CASE_NUMBER,
        r"\b (?: [a-zæøå-]{0,30}sag(?:en|er|erne)? | (?:sags)?ref(?:erence)? | journal(?:en)? | police(?:n)?"
        r" | ordre(?:n)? | aftale(?:n)? | bestilling(?:en)?"
        r" | rekvisition(?:en)? | kvittering(?:en)? | kontrakt(?:en)? | akt(?:en)?"
        rf" | udlejers | faktura(?:en)? | indlæggelse(?:n)? | dok ) \b {_LEAD} {_VALUE}",
        _is_mixed,
    ),
    rule(
        "token of letters and digits",
        Type.NUMBER,
        r"(?<![\w./@§-]) (?=[a-zæøå]{0,8}[-./_]?[a-zæøå]{0,8}\d) \w{1,12} (?:[-./_]\w{1,12}){1,6} (?![\w@])",
        _is_token,
    ),
    rule(
        "letters before a parted case",
        Type.CASE_NUMBER,
        r"(?<![\w-]) (?-i:[A-ZÆØÅ]{2,5})(?:-\d)? [ ] (?: \d{1,4}[ ]?[-/|][ ]?\d{2,6}"
        r" (?:[ ]\d{2,4}|/\d{2,4}|-[a-z])?"
        r" | (?=(?:[ ]?\d){6,12}(?![ ]?\d)) \d{2,5}(?:[ ]\d{2,5}){1,3}"
        r" | (?<=(?-i:[A-ZÆØÅ]{3})[ ]) (?<!CVR[ ]) (?!\d+000\b)\d{5,9}(?:-\d{1,4})? ) (?!\w|[.,]\d)",
        _is_lettered,
    ),
    rule(
        "letter and number",
        Type.NUMBER,
        r"(?<![\w§.-])(?<!\b[§k][ ]) (?-i:[A-ZÆØÅ]) [ -] (?P<number>\d{4,7}) (?![\w]|[.,/-]\d)",
        _is_letter_and_number,
    ),
    number_rule(
        "case of a short year",
        Type.CASE_NUMBER,
        r"(?<![\w/.,-]) [12]\d [ ]?(?P<sign>[-/_])[ ]? (?: (?P<tail>\d{3,7}) (?:-\d{1,4})? | \d{3,5}[a-z]"
        r" | \d-\d{3,5} ) (?!\w|[.,/]\d)",
        _is_case_of_short_year,
    ),
    number_rule(
        "case and its year",
        Type.CASE_NUMBER,
        r"(?<![\w/.,§-]) (?!(?:19|20)\d\d[-/]) (?: \d{4,6}[-/][12]\d | \d{5,6}[-/]20[0-2]\d ) (?!\w|[.,/-]\d)",
        _is_no_citation,
    ),
    number_rule(
        "number scattered in groups",
        Type.NUMBER,
        r"(?<![\w.,/§-]) (?=(?:[ ]?\d){8,16}(?![ ]?\d)) \d{1,4}(?:[ ]\d{1,4}){4,11} (?!\w|[.,/-]\d)",
        _is_scattered,
    ),
    rule(
        "clearing and account",
        Type.ACCOUNT,
        r"\b clearing(?:nr|nummer)?\b [\s.:]{0,3} (?P<hit>\d{4}(?:-\d)?[ ,]{1,3}\d[\d -]{4,}\d) (?!\d)",
        needs="clearing",
    ),
    rule(
        "number after its sign",
        Type.NUMBER,
        r"(?<![\w/]) \# [ ]? (?P<hit>\d{4,9}) (?!\w|[.,]\d)",
        needs="#",
    ),
    number_rule(
        "number in groups",
        Type.NUMBER,
        r"(?<![\w.,/§-]) (?=\d(?:[ ./-]{0,3}\d){8}) \d{1,9} (?:[ ]?[./-][ ]?\d{1,9}){2,6} (?![\w]|[.,/-]\d)",
        _is_number_in_groups,
    ),
    rule(
        "bank code of letters",
        Type.ACCOUNT,
        r"\b (?:swift|bic) (?:[- ]?kode)?\b [\s.:=/-]{1,3} (?P<hit>[a-z]{6}[a-z0-9]{2,5}) \b",
        needs="swift bic",
    ),
    rule(
        "bank parted by blanks",
        Type.ACCOUNT,
        rf"\b {_BANK} (?P<hit>\d(?:[ ]\d){{3}}) (?!\d) (?=[\s,/-]+(?:[a-z]{{0,4}}konto|kto|\d))",
    ),
    rule(
        "account after its labelled bank",
        Type.ACCOUNT,
        rf"\b {_BANK} \d(?:[ ]?\d){{3}} [ ]{{0,2}}[,/-]?[ ] (?P<hit>\d(?:[ .-]?\d){{4,}}) (?!\d)",
    ),
    number_rule(
        "account with blanks",
        Type.ACCOUNT,
        r"(?<![\d.,/]) (?P<bank>(?!00)\d{4}) [ ]?[/-][ ]? (?=(?:[ ()]{0,2}\d){6,10}(?!\d)) \(?\d{1,5}\)?"
        r"(?:[ ]?\d{1,7}){1,4} (?!\d)",
        _is_account,
    ),
    rule(
        "account near its word",
        Type.ACCOUNT,
        r"\b (?:[a-zæøå]{0,12}konto|kto)(?:en)?\b [^\n\d§]{1,25} (?P<hit> (?!(?:19|20)\d\d\b) \d{4}[ ]?-[ ]?\d{3,10} )"
        r"(?!\d|[.,]\d)",
        _is_no_amount,
    ),
    rule(
        "number plate parted in any way",
        Type.NUMBER_PLATE,
        r"(?<![\w-]) (?-i:[A-ZÆØÅ][ ]?[A-ZÆØÅ]) [ ,.-]{0,2} \d(?:[ .-]?\d){4} (?!\w|[ .,-]?\d)",
        _is_lettered,
    ),
    rule(
        "number plate in words",
        Type.NUMBER_PLATE,
        r"(?<!\w) (?-i:[A-ZÆØÅ])[ .-]{0,2}(?-i:[A-ZÆØÅ]) [ ,]{1,2}"
        r" (?:[a-zæøå]{1,5}og)?[a-zæøå]{3,10} [ ,]{1,2} \d{3} (?!\d)",
    ),
)
