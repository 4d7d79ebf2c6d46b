"""Numbers that a register knows: companies, accounts, number plates, cases, and any long number without a name."""

import re

from quiz_app.domain.anonymise.context import has_unit, is_amount, is_citation, is_year
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule

_NUMBER = r"[-. ]{0,2}(?:nr|nummer(?:et)?|no|id)\b"
_LEAD = r"(?: [\s.:=#(] | er\b | på\b ){0,5}"
_REFERENCE = r"(?P<hit> (?:[a-zæøå]{1,6}[-/]?)? \d (?:[\w./-]*\w)? )"
_SPACED_REFERENCE = r"(?P<hit> (?:[a-zæøå]{1,6}[-/]?)? \d (?:[\w./-]*\w)? (?:[ ]\d{2,}){0,4} )"
_ORDINARY = re.compile(  # a date, years, a case of the European Court of Justice
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:19|20)\d\d(?:[-/]\d{1,2}){0,2}|20\d\d-20\d\d|[CT]-\d{1,4}/\d\d"
)
_PUBLISHED = re.compile(
    r"(?:U|UFR|UfR|FOB|TFA|BEK|LBK|LOV|KEN|CIR|VEJ|SKR|LSF|DK|CIS|DIN|ISO|EN|DS|EU|EF|LÆ|PMD|COVID|SARS|HAM|ICD|DSM)[-./]"
)
_ACCOUNT_DIGITS = (11, 14)
_REFERENCE_DIGITS, _BARE_REFERENCE_DIGITS, _IBAN_DIGITS = 4, 5, 12


def _is_reference(match: re.Match[str]) -> bool:
    """Four digits or more, and neither years nor a date: *akt nr. 12* names a document, not a case."""
    return _digits(match["hit"]) >= _REFERENCE_DIGITS and not _ORDINARY.fullmatch(match["hit"])


def _is_bare_reference(match: re.Match[str]) -> bool:
    ordinary = _ORDINARY.fullmatch(match["hit"]) or is_amount(match)
    return _digits(match["hit"]) >= _BARE_REFERENCE_DIGITS and not ordinary


def _is_iban(match: re.Match[str]) -> bool:
    return _digits(match.group()) >= _IBAN_DIGITS


def _is_no_amount(match: re.Match[str]) -> bool:
    return not has_unit(match)


def _is_account(match: re.Match[str]) -> bool:
    return not (is_citation(match) or is_amount(match) or is_year(match["bank"]))


def _is_lettered_case(match: re.Match[str]) -> bool:
    """Four digits or more, and no law report, order or standard."""
    return _digits(match.group()) >= _REFERENCE_DIGITS and not _PUBLISHED.match(match.group())


def _is_alone_in_digits(match: re.Match[str]) -> bool:
    """At least four digits that stand one by one, and not a scale from low to high."""
    digits = re.findall(r"\d", match.group())
    singles = re.findall(r"(?<!\d)\d(?!\d)", match.group())
    return len(singles) >= _REFERENCE_DIGITS and digits != sorted(set(digits)) and not has_unit(match)


def _is_account_in_groups(match: re.Match[str]) -> bool:
    """Eleven to fourteen digits, of which no group is a year."""
    groups = match.group().split(" ")
    whole = _ACCOUNT_DIGITS[0] <= _digits(match.group()) <= _ACCOUNT_DIGITS[1]
    return whole and not any(map(is_year, groups)) and _is_account(match)


def _digits(text: str) -> int:
    return len(re.findall(r"\d", text))


REGISTRATION_RULES: tuple[Rule, ...] = (
    rule(
        "cvr by its label",
        Type.CVR,
        rf"\b (?: cvr(?:{_NUMBER})?\b | (?:se|p){_NUMBER} ) {_LEAD}"
        r"(?P<hit> (?:dk[- ]?)? \d (?:[ .-]?\d){6,9} ) (?!\d)",
    ),
    rule("vat number", Type.CVR, r"\b dk[- ]? \d\d (?:[ ]?\d\d){3} (?!\d)"),
    rule(
        "iban",
        Type.ACCOUNT,
        r"\b [a-z]{2}\d\d (?:[ ]?[a-z0-9]{4}){2,7} (?:[ ]?[a-z0-9]{1,3})? \b",
        _is_iban,
    ),
    number_rule(
        "account after its bank",
        Type.ACCOUNT,
        r"(?<![\d.,/]) (?P<bank>(?!00)\d{4}) [ ]?[ /-][ ]? \d{6,10} (?!\d)",
        _is_account,
    ),
    rule(
        "account by its label",
        Type.ACCOUNT,
        rf"\b [a-zæøå]{{0,20}}(?:konto|kto)(?:{_NUMBER}|en)?\b {_LEAD} (?P<hit> \d"
        rf" (?:[ .-]{{0,2}}[\dol]){{5,}} ) (?!\w)",
        _is_no_amount,
    ),
    number_rule(
        "account in groups",
        Type.ACCOUNT,
        r"(?<![\d.,/]) (?P<bank>(?!00)\d{4}) (?: [ ]\d{2,4}){2,4} (?![ ]?\d|[.,]\d)",
        _is_account_in_groups,
    ),
    rule(
        "bank by its label",
        Type.ACCOUNT,
        rf"\b reg(?:istrerings)?(?:{_NUMBER}|\.)? {_LEAD} (?P<hit>\d{{4}}) (?!\d) (?=[\s,]+(?:nem)?konto|[\s,-]+\d)",
    ),
    number_rule("card", Type.ACCOUNT, r"(?<!\d) \d{4} (?P<gap>[ -]) \d{4} (?P=gap) \d{4} (?P=gap) \d{4} (?!\d)"),
    rule(
        "number plate",
        Type.NUMBER_PLATE,
        r"(?<![\w.-]) (?: (?-i:[A-Z]{2}) [ -]? \d\d [ .-]? \d{3} | (?!kr|nr|ca) [a-z]{2}\d{5} ) (?!\d)",
        _is_no_amount,
    ),
    rule(
        "number plate of a trailer",
        Type.NUMBER_PLATE,
        r"\b (?: trailer | campingvogn | vogn | påhængsvogn | knallert | scooter | bil ) [a-zæøå]* \b [^\n]{0,25}?"
        r"(?P<hit> (?-i:[A-ZÆØÅ]{2}) [ ]? \d{3,4} \b )",
        needs="trailer vogn knallert scooter bil",
    ),
    rule(
        "number plate before its trailer",
        Type.NUMBER_PLATE,
        r"(?<!\w) (?P<hit> (?-i:[A-ZÆØÅ]{2}) [ ]? \d{3,4} ) \b [ ,(]{1,3} (?:en[ ])?"
        r"(?:trailer|campingvogn|påhængsvogn|knallert|scooter)",
        needs="trailer vogn knallert scooter",
    ),
    rule(
        "number plate by its label",
        Type.NUMBER_PLATE,
        r"\b (?: nummerplade\w* | (?:ind)?registreringss?(?:nr|nummer)\b | reg\.?[ ]?nr\b )"
        r"(?: [\s.:=(] | er\b | på\b ){1,5}"
        r"(?P<hit> (?=[a-zæøå]+[ -]?\d) [a-zæøå]{1,3} [ -]? \d (?:[ -]?[a-z0-9]){2,5} \b )",
        needs="nummerplade registrering reg",
    ),
    rule(
        "case by its label",
        Type.CASE_NUMBER,
        r"\b (?: sags? | journal | j | jnr | dok(?:ument)? | akt | esdh | klage | anke | henvendelses | skades?"
        rf" | police | ydelses ) {_NUMBER} {_LEAD} {_REFERENCE}",
        _is_reference,
    ),
    rule(
        "case after the word",
        Type.CASE_NUMBER,
        rf"\b (?:sag(?:en)?|journal(?:en)?) \b {_LEAD} {_REFERENCE}",
        _is_bare_reference,
    ),
    rule(
        "case of a year",
        Type.CASE_NUMBER,
        r"(?<![\w/.,-]) (?: (?:19|20)\d\d (?:[ ]?[-/_][ ]?|\.) \d{5,8} | \d\d[-/_.]\d{5,7}"
        r" | [a-zæøå]{1,5}-?(?:19|20)\d\d-\d{3,8} )"
        r"(?!\d)",
        _is_no_amount,
    ),
    rule(
        "case with letters",
        Type.CASE_NUMBER,
        r"(?<![\w/.,-]) (?-i: [A-ZÆØÅ]{2,6} (?:[-./](?:[A-ZÆØÅ]{1,4}|\d{1,4})){0,2} [-./] \d{3,8}"
        r" | (?:19|20)\d\d - [A-ZÆØÅ]{2,6} - \d{2,8} ) (?:-\d{1,4})? (?![\w]|[.,/]\d)",
        _is_lettered_case,
    ),
    number_rule(
        "case by its subject",
        Type.CASE_NUMBER,
        r"(?<![\d.]) \d\d\.\d\d\.\d\d [ -]{1,3} [a-zæøå]\d\d (?:[ -]{1,3}\d{1,6}){1,3} (?!\d)",
    ),
    rule(
        "person or customer by its label",
        Type.NUMBER,
        r"\b (?: pas | kørekort | kunde | medlems? | medarbejder | personale | patient | borger | bruger | udl"
        r" | udlændinge | person | identitets? | sygesikrings? | løn | forsikrings? | bfe | ref(?:erence)? | id )"
        rf"{_NUMBER} {_LEAD} {_SPACED_REFERENCE}",
        _is_reference,
    ),
    number_rule(
        "digits one by one",
        Type.NUMBER,
        r"(?<![\w.,]) \d (?:[ ]{0,2}\d|[ ]?[-./][ ]?\d){5,13} (?![ ]?\d)",
        _is_alone_in_digits,
    ),
    rule("uuid", Type.NUMBER, r"\b [\da-f]{8} (?:-[\da-f]{4}){3} - [\da-f]{12} \b"),
    number_rule("long number", Type.NUMBER, r"(?<!\d)(?<!\d[.,]) (?: \d{7} | \d{9,} ) (?!\d)", _is_no_amount),
)
