"""Birth dates as people say, spell, misspell and translate them; :mod:`birth_date` has the plain ones."""

import re

from quiz_app.domain.anonymise.context import MONTH, is_amount, is_citation, is_day_and_month, is_law_date, stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule
from quiz_app.domain.anonymise.spoken import BELOW_HUNDRED, ORDINAL, YEAR

_ABROAD = (
    r"(?:january|february|march|oct|aug|feb|apr|may|june|july|october|december|jänner|januar|jan|mai|mei|juin|juillet|okt|dez|dec"
    r"|augusti|jul[iy]|sept?|nov|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada"
    r"|grudnia|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|farvardin|ordibehesht|khordad"
    r"|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|muharram|safar|rajab|sha'?ban|ramadan|shawwal|apríl|júní|júlí"
    r"|januari|februari|maj|januarja|siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada"
    r"|studenog|prosinca|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)"
)
_ANY_MONTH = rf"(?:{MONTH}|{_ABROAD}\b\.?)"
_GROWN = r"(?:jan|feb|mar|mrt|apr|maj|may|mai|jun|jul|aug|sep|okt|oct|nov|dec|des|dez)"
_FEAST = (
    r"(?:(?:(?:1|2|3|første|anden|tredje)\.?[ ])?(?:lille)?(?:jule?|påske|pinse|nytårs|midsommer|sankthans"
    r"|sct\.?[ ]?hans"
    r"|skærtors|langfre|grundlovs|fastelavns|helligtrekongers|mortens|skud|valborgs?|luciadag|allehelgens?)"
    r"(?:dag|aften|nat|søndag|dagen|aften|aftensdag)?)"
)
_SPAN_AFTER = re.compile(r"\s?-\s?(?:19|20)\d\d|\s*(?:og|eller)\s+(?:senere|tidligere)", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b{_ANY_MONTH}[ ]$", re.IGNORECASE)
_UNITS = re.compile(r"[\s-](?:timer|børn|gange|dage|uger|år|personer|sager|siden|stk|nr)\b", re.IGNORECASE)
_WIDE = r"(?:[ ]?[./-]{1,2}[ ]{0,2}|[ ]{1,2})"
_MANY, _MONTHS, _OLD = 31, 12, range(40, 100)


def _is_of_no_law(match: re.Match[str]) -> bool:
    return not (is_law_date(match) or is_citation(match))


def _is_impossible(match: re.Match[str]) -> bool:
    """A day or month that no calendar has, beside a whole year: somebody's slip, not a phone."""
    day, month = int(match["day"]), int(match["month"])
    return (day > _MANY or month > _MONTHS) and not is_amount(match)


def _is_old_in_any_month(match: re.Match[str]) -> bool:
    return not (_UNITS.search(match.group()) or is_citation(match) or is_law_date(match))


def _is_after_month(match: re.Match[str]) -> bool:
    return stands_after(_MONTH_BEFORE, match)


def _is_wide_date(match: re.Match[str]) -> bool:
    spans = _SPAN_AFTER.match(match.string, match.end()) is not None
    return is_day_and_month(match["day"].zfill(2) + match["month"].zfill(2)) and _is_of_no_law(match) and not spans


def _is_misread(match: re.Match[str]) -> bool:
    return re.search(r"[lIO]", match.group()) is not None and re.search(r"\d", match.group()) is not None


def _is_five_digits(match: re.Match[str]) -> bool:
    """Day, month and year whose first nought a spreadsheet ate; no round sum."""
    year = int(match["year"])
    live = year <= 15 or year in _OLD  # noqa: PLR2004 - neither the year of a note nor of a plan
    possible = is_day_and_month("0" + match["date"]) and match["year"] not in {"00", "50"}
    return live and possible and not (is_amount(match) or is_citation(match))


BIRTH_FORM_RULES: tuple[Rule, ...] = (
    rule(
        "birth date after a short label",
        Type.BIRTH_DATE,
        r"(?<!\w) (?: fdt | fd | f\.[ ]?d | fød | f\.?dato | d\.?[ ]?o\.?[ ]?b | ur | geb(?:oren)? | född | fødd"
        r" | född | fæddur"
        r" | né | née | born | dato[ ]of[ ]birth | doğ(?:um)? | \* ) \.? [ :=-]{0,3} (?:den[ ]|d\.[ ]?|am[ ])?"
        rf"(?P<hit> \d{{1,2}}[ ]?[./ -]{{1,3}}\d{{1,2}}[ ]?[./ -]{{1,3}}'?(?:\d{{4}}|\d\d) | (?:19"
        rf"|20)\d\d[./-]\d\d?[./-]\d\d?"
        rf" | \d{{6}} | \d{{8}} | \d{{1,2}}\.?[ -]?{_ANY_MONTH}[ -]*(?:\d{{4}}|'?\d\d) ) (?!\d)",
    ),
    rule(
        "date of birth on a feast",
        Type.BIRTH_DATE,
        r"\b (?: født | fødselsdag | fyld(?:er|te|t) | blev | kom[ ]til[ ]verden ) \b [^.\n]{0,20}?"
        rf" \b (?P<hit> {_FEAST} (?:[ ](?:i[ ])?(?:19|20)\d\d)? ) \b",
        needs="jule påske pinse nytår midsommer hans skærtors langfre grundlov fastelavn helligtrek mortens"
        " skud valborg lucia allehelgen",
    ),
    rule(
        "date in ordinals and its year",
        Type.BIRTH_DATE,
        rf"(?<!\w) (?P<hit> {ORDINAL} ,? [ ] (?:i[ ](?:den[ ])?)? (?:{MONTH}|{ORDINAL}(?:[ ]måned)?) ,?[ ]"
        rf" (?:i[ ])? (?: (?:19)?[3-9]\d(?!\d) | {YEAR}\b ) )",
        _is_of_no_law,
    ),
    rule(
        "date in numbers of words",
        Type.BIRTH_DATE,
        rf"(?<![\w-]) {BELOW_HUNDRED} (?:,[ ]?|[ ]|[ ]i[ ]) {BELOW_HUNDRED} (?:,[ ]?|[ ]|[ ]i[ ]) (?:{YEAR})"
        rf" (?!\w|[ ](?:år|gange|timer))",
        needs="tyve tredive fyrre halvtreds tres halvfjerds firs halvfems tusind",
    ),
    number_rule(
        "day in the month of a year",
        Type.BIRTH_DATE,
        r"(?<![\d.,/-]) \d{1,2}\.? [ ]i[ ](?:den[ ])? \d{1,2}\.? (?:[ ]måned)? ,?[ ] (?:i[ ])?(?:(?:19|20)\d\d"
        r"|'?[3-9]\d) (?!\d)",
    ),
    number_rule(
        "old date in any month",
        Type.BIRTH_DATE,
        r"(?<![\d.,/-]) \d{1,2} \.?[ -]{0,2} (?:de[ ]|of[ ]|th[ ])? [^\W\d_]{3,12}+ \.?,?[ -]{0,2} (?:i[ ]|år[ ]"
        r"|\()? (?:19\d\d|1[34]\d\d) (?!\d)",
        _is_old_in_any_month,
    ),
    number_rule(
        "old date in words",
        Type.BIRTH_DATE,
        rf"(?<![\d.,/-]) \d{{1,2}} \.?[ -]{{0,2}} (?=[^\W\d_]{{3,14}}\.?[ '-])"
        rf" {_ANY_MONTH} [ ]?[ '-][ ]?'?[4-9]\d (?!\d|[ ]?(?:%|kr"
        rf"|år|timer|sider))",
        _is_old_in_any_month,
    ),
    number_rule(
        "old date grown together",
        Type.BIRTH_DATE,
        rf"(?<![\w.,/-]) \d{{1,2}}[ -]?{_GROWN}[ -]?(?:19|20)?\d\d (?!\w|[ ]?(?:kr|%|år))",
    ),
    number_rule(
        "old date, month first",
        Type.BIRTH_DATE,
        r"(?<![\d.,/-]) \d{1,2}(?:st|nd|rd|th)? ,?[ ] 19\d\d (?!\d)",
        _is_after_month,
    ),
    number_rule(
        "old date, year before words",
        Type.BIRTH_DATE,
        rf"(?<![\d.,/-]) 19\d\d ,?[ ] (?:den[ ]|d\.[ ]?)? (?: \d{{1,2}}\.?[ ]?{_ANY_MONTH} | \d\d[ ]\d\d(?!\d) )",
        _is_of_no_law,
    ),
    number_rule(
        "short year, month and day",
        Type.BIRTH_DATE,
        r"(?<![\w.,/-]) (?:3[2-9]|[4-9]\d)(?P<sign>[./-])(?:0[1-9]|1[0-2])(?P=sign)(?:[0-2]\d|3[01]) (?![\w-]|[.,]\d)",
    ),
    number_rule(
        "impossible date",
        Type.BIRTH_DATE,
        r"(?<![\w.,/-]) (?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?:19|20)\d\d (?![\w-]|[.,]\d)",
        _is_impossible,
    ),
    number_rule(
        "old date",
        Type.BIRTH_DATE,
        rf"(?<![\d.,/-]) (?P<day>\d{{1,2}}) {_WIDE} (?P<month>\d{{1,2}}) {_WIDE} 19\d\d (?!\d)",
        _is_wide_date,
    ),
    number_rule(
        "day and month of an old year",
        Type.BIRTH_DATE,
        r"(?<![\d.,/-]) \d{1,2}[./]\d{1,2}\.? ,?[ ] (?:i[ ]|år[ ]|\() 19\d\d (?!\d)",
        _is_of_no_law,
    ),
    rule(
        "date with letters for digits",
        Type.BIRTH_DATE,
        r"(?<!\w) (?-i:[\dlIO]{1,2}\.[ ]?[\dlIO]{1,2}\.?[ ]?[1lI]9[\dlIO]{2}) (?!\w)",
        _is_misread,
    ),
    rule(
        "old date after what it became",
        Type.BIRTH_DATE,
        r"\b [a-zæøå]{3,}(?:et|t) [ ] til [ ] (?:den[ ]|d\.[ ]?)? (?P<hit> \d{1,2}[./-]\d{1,2}[./-]19\d\d ) (?!\d)",
        needs="19",
    ),
    number_rule(
        "date in five digits",
        Type.BIRTH_DATE,
        r"(?<![\w.,/-]) (?P<date>[1-9](?:0[1-9]|1[0-2])) (?P<year>\d\d) (?![\w-]|[.,]\d)",
        _is_five_digits,
    ),
)
