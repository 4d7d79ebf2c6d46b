"""How to reach somebody: telephone numbers, e-mail and web addresses."""

import re

from quiz_app.domain.anonymise.context import has_unit, is_amount, is_citation, is_year, stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule

_LAW_HOSTS = frozenset({"retsinformation.dk", "lovtidende.dk", "eur-lex.europa.eu"})
_NATIONAL_HOSTS = frozenset(
    {"ast.dk", "atp.dk", "borger.dk", "datatilsynet.dk", "dst.dk", "dukh.dk", "ft.dk", "jobindsats.dk", "jobnet.dk"}
    | {"kl.dk", "sst.dk", "star.dk", "sundhed.dk", "virk.dk"}
)

_HOUR = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_HOUR_BEFORE = re.compile(r"\bkl(?:\.|okken)?\s*$", re.IGNORECASE)
_REPORT_BEFORE = re.compile(r"\b(?:u|ufr|tfa|fob)[.\s]{0,2}$", re.IGNORECASE)
_WEEKS_BEFORE = re.compile(r"\b(?:uge(?:r|rne)?|skala(?:en)?)\s*$", re.IGNORECASE)


def _is_plain_phone(match: re.Match[str]) -> bool:
    return not has_unit(match)


def _is_phone_in_pairs(match: re.Match[str]) -> bool:
    """Neither a list of weeks or marks nor a column of numbers, one a line."""
    return match.group().count("\n") <= 1 and not stands_after(_WEEKS_BEFORE, match)


def _is_phone_in_halves(match: re.Match[str]) -> bool:
    """Neither two years, two hours, a span of an amount, a law report, nor an act's number and year."""
    first, second = match["first"], match["second"]
    years = is_year(first) and is_year(second) and first <= second
    hours = bool(_HOUR.fullmatch(first) and _HOUR.fullmatch(second)) and (
        first < "2" or stands_after(_HOUR_BEFORE, match)
    )
    report = is_year(first) and stands_after(_REPORT_BEFORE, match)
    return not (years or hours or report or is_citation(match) or is_amount(match))


def _is_phone_in_threes(match: re.Match[str]) -> bool:
    groups = re.findall(r"\d+", match.group())
    return not (is_year(groups[0]) or is_year(groups[-1]) or is_amount(match))


def _is_private_link(match: re.Match[str]) -> bool:
    """Not so the law's own pages, nor those of national bodies, which have no long number in the path."""
    host = match["host"].lower().removeprefix("www.").rstrip(".")
    rest = match.group().partition(match["host"])[2]
    public = host in _LAW_HOSTS or (host in _NATIONAL_HOSTS and not re.search(r"\d{5}", rest))
    return not public or "?" in rest or "@" in match.group()


CONTACT_RULES: tuple[Rule, ...] = (
    number_rule("phone", Type.PHONE, r"(?<!\d)(?<!\d[.,]) \d{8} (?!\d)", _is_plain_phone),
    number_rule(
        "phone in pairs",
        Type.PHONE,
        r"(?<!\d)(?<!\d[.,]) \d\d"
        r"(?: (?:\s{1,2}\d\d){3} | (?P<gap>[ ]?[./-][ ]?) \d\d (?P=gap) \d\d (?P=gap) \d\d ) (?!\d)",
        _is_phone_in_pairs,
    ),
    number_rule(
        "phone in halves",
        Type.PHONE,
        r"(?<!\d)(?<!\d[.,/]) (?P<first>\d{4}) [ ]?[ .-][ ]? (?P<second>\d{4}) (?![\d/])",
        _is_phone_in_halves,
    ),
    number_rule(
        "phone in threes",
        Type.PHONE,
        r"(?<!\d)(?<!\d[ .,-]) (?: \d{3}[ ]\d\d[ ]\d{3} | \d\d[ ]\d{3}[ ]\d{3} | \d{3}[ ]\d{3}[ ]\d\d"
        r" | \d\d[ ]\d\d[ ]\d{4} | \d{4}[ ]\d\d[ ]\d\d | \d{3}[ -]\d{3}[ -]\d{3}"
        r" | \d\d-\d{4}-\d\d ) (?![ .,-]?\d)",
        _is_phone_in_threes,
    ),
    rule(
        "phone with a country code",
        Type.PHONE,
        r"(?: (?<!\d)\+[ ]? | (?<![\d.,:])00 | \(45\) ) (?:[ ()./-]{0,3}\d){7,14} (?!\d)",
        _is_plain_phone,
    ),
    number_rule(
        "phone from abroad",
        Type.PHONE,
        r"(?<!\d)(?<!\d[.,/-]) (?=(?:[ /-]{0,3}\d){9}) 0\d{1,4} [ ]?[ /-][ ]? \d{3,8} (?:[ -]?\d{2,4}){0,3} (?!\d)",
    ),
    rule(
        "phone by its label",
        Type.PHONE,
        r"\b (?: (?:tlf|telefon|tel|mobil|mob|fax|sms|lokal)(?:[ .-]?(?:nr|nummer))?\.? | ring(?:es)? | træffes )"
        r"(?: [\s:=(] | op\b | på\b | til\b | er\b ){1,6} (?P<hit> \d (?:[ ]?\d){4,} ) (?! \d | [./-]\d )",
    ),
    rule(
        "phone extension",
        Type.PHONE,
        r"(?<!\bi[ ]) \b (?:lok(?:al)?|omst(?:illing)?) (?:nr\.?|nummer)? [ .:]{1,3}"
        r" (?P<hit>\d-\d{3}|\d{3,5}) (?! \d | [./-]\d )",
    ),
    rule(
        "e-mail",
        Type.EMAIL,
        r"(?<![\w.+'%-]) [\w.+'%-]++"
        r"(?: @ [\w-]+ (?:\.[\w-]+)* | [ ]?[(\[{]\s?(?:at|a|@|snabel-?a|krølle-?a)\s?[)\]}][ ]? [\w-]+"
        r" (?:[ ]?\.[ ]?[\w-]+)* )",
    ),
    rule(
        "e-mail said aloud",
        Type.EMAIL,
        r"(?<![\w.+'-]) (?: (?=[a-z]*[\d._])[\w.+'-]++ [ ]at[ ] [\w-]+\.[a-z]{2,}"
        r" | [\w.+'-]++ [ ](?:at|alfa[ -]?a|krølle-?a)[ ] [\w-]+ [ ](?:dot|punktum|prik)[ ] [a-z]{2,} )",
    ),
    rule(
        "link said aloud",
        Type.URL,
        r"(?<![\w.-]) (?:www[ ](?:dot|punktum|prik)[ ])? [\w-]+ [ ](?:dot|punktum|prik)[ ] (?:dk|com|net|org|eu"
        r"|nu|no|se|de|info)"
        r" (?:[ ](?:skråstreg|slash)[ ]\w+)* (?!\w)",
        needs="dot punktum prik",
    ),
    rule(
        "e-mail with blanks",
        Type.EMAIL,
        r"(?<![\w.+'-]) [\w.+'-]++ (?: [ ]?@[ ]? | [ ]snabel-?a[ ] )"
        r"[\w-]+ (?: [ ]?\.[ ]? | [ ](?:punktum|prik|dot)[ ] ) [a-z]{2,}",
        needs="@ snabel",
    ),
    rule("link", Type.URL, r"(?: https?:// | ftp:// | www\. ) (?P<host>\w[\w.-]*) [^\s<>»«\"]*", _is_private_link),
    rule(
        "link without its scheme",
        Type.URL,
        r"(?<![\w.@/-]) (?P<host>(?:[a-z0-9æøå](?:[\w-]*\w)?\.)+"
        r"(?: (?:dk|com|net|org|eu|io|info|nu)(?!\w)"
        r" | (?:se|no|de|uk|fi|pl|tr|me|be|nl|fr|ly|co|gl|fo|is|it|es|at|ch|ru|app)(?=/) ))"
        r"(?:[/?:][^\s<>»«\"]*)?",
        _is_private_link,
    ),
    rule(
        "path of a file",
        Type.URL,
        r"(?: \b[a-z]:[\\/] | \\\\ ) [\w$] [^\s<>»«\"]*",
    ),
)
