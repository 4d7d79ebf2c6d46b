"""Where somebody lives: street and number, door, postcode and town, land register."""

import re

from quiz_app.domain.anonymise.context import is_amount, is_citation, is_year
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.roads import ends_as_road
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule
from quiz_app.domain.anonymise.towns import POST_TOWNS

_STREET = re.compile(
    r".+(?:vej|vejen|gade|gaden|stræde|strædet|allé|alléen|boulevard|boulevarden|vænge|vænget|torv|torvet|gyde|gyden|alle|ager|ageren|toften|bakken)",
    re.IGNORECASE,
)
_SHORT = re.compile(r".{3,}(?:gd|vj|blvd|bvd)", re.IGNORECASE)
_SEPARATE = (
    r"(?-i:Vej|Gade|Stræde|Plads|Torv|Vænge|Park|Have|Bakke|Kaj|Sti|Passage|All[eé]|Boulevard|Strandvej|Landevej"
    r"|vej|gade|stræde|allé|boulevard|plads)"
)
_ORDINARY = re.compile(
    r"(?:klage|karriere|uddannelses|rets|tjeneste|gen|om|ud|af|job|kommando|beslutnings|sags|gå)"
    r"(?:vej|vejen|gade|gaden|torv|torvet)"
    r"|.*(?:arbejds|praktik|lære|elev|tilskuds|uddannelses|studie|virksomheds|institutions|pasnings|senge|parkerings"
    r"|vente|ventelist.|forløbs|job|projekt|tilbuds|behandlings)plads(?:en)?"
    r"|danmark|børnehaven?|(?:klage|straffe|ydelses|rets)?sager|klager|lager|bager"
    r"|(?:fore|op|ind|over)?tager(?:en)?|.*(?:del|mod)tager(?:en)?"
    r"|by|sted|skole|klinik|arbejdsplads|myndighed",  # the gate's own role names
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:[ ]?-[ ]?\d+)?\s?(?:\b(?:time|dag|uge|måned|minut|møde|sag|side|gang|virksomhed|sted|opgave|praktik|forsøg"
    r"|person)(?:er|e|r|ter|ker)?|\b(?:år|borgere?|stk|pct|procent|km|kr|medarbejdere?|ansatte|børn)|%)(?!\w)",
    re.IGNORECASE,
)
_REGISTER = re.compile(r"\b(?:matr(?:ik\w*)?|ejerlav|parcel\w*|hovedparcel\w*)\b", re.IGNORECASE)
_FAR = 300
_FIRST_CODE, _LAST_CODE = 1000, 9990
_TOWNS_WITH_YEAR_LIKE_CODES = frozenset({"københavn", "kbh", "frederiksberg"})

_WORD = r"(?P<name>[^\W\d_](?:[^\W\d_]|['-](?!\d)){1,60}+)"
_CAPITALISED = r"(?-i:[A-ZÆØÅ](?:[\w'-]{0,60}\w|[a-zæøå]{0,3}\.|(?:\.[A-ZÆØÅ]){1,4}\.?)?)"
_NUMBER = (
    r"(?:,?[ ]?\b(?:hus)?(?:nr\.?|nummer)[ ]? | ,?\s{0,2}) \d{1,3} (?!\d|[.,]\d(?!\d?[.,][ ]?(?:tv|th|mf)\b)|/\d|\s?§)"
    r"(?: [a-zæ](?!\w) | [ ](?-i:[A-HJ-Z])(?!\w) )? (?:-\d{1,3}(?!\d))?"
)
_FLOOR = r"(?:st|kl|\d{1,2})\.?,?[ ]?(?:sal\b\.?,?[ ]?)?(?:tv|th|mf)\b\.?"
_ROOM = r"(?:vær(?:\.|else)|lejl(?:\.|ighed)|opgang|dør|bolig|nr\.)[ ]?\w{1,4}\b"
_DOOR = (
    rf"(?: ,?[ ]?{_FLOOR} | ,[ ]?{_ROOM}"
    rf" | ,[ ]?\d{{1,2}}\.(?=,|[ ]?\n|[ ]\d{{4}}) | [ ]st\b\.? | ,?[ ]?\d{{1,2}}\.?[ ]sal\b | ,[ ]?st\b\.? )?"
)
_DISTRICT = r"(?-i:N|NV|NØ|S|SV|SØ|V|Ø|K|C|F|J)\b"


def _is_address(match: re.Match[str]) -> bool:
    """What follows is not counted (``Torvet 3 gange``), and the name is not an ordinary word (``Praktikplads 2``)."""
    return _COUNTED.match(match.string, match.end()) is None and _ORDINARY.fullmatch(match["name"]) is None


def _is_street(match: re.Match[str]) -> bool:
    """With a capital letter it is a street even before a unit: *Paragrafvej 16 år efter år*."""
    name = match["name"]
    ordinary = _ORDINARY.fullmatch(name) is not None or (name[0].islower() and not _is_address(match))
    return _STREET.fullmatch(name) is not None and not ordinary


def _is_short_street(match: re.Match[str]) -> bool:
    return _SHORT.fullmatch(match["name"]) is not None and _is_address(match)


def _is_number_on_street(match: re.Match[str]) -> bool:
    name = match["name"]
    return _STREET.fullmatch(name) is not None or (name[0].isupper() and ends_as_road(name))


def _is_postcode(match: re.Match[str]) -> bool:
    """A known town in any case, or an unknown capitalised word; codes that read as a year need a town that has them."""
    town, code = match["town"], match["code"]
    known = town.lower().rstrip(".") in POST_TOWNS
    if is_year(code):
        return town.lower().rstrip(".") in _TOWNS_WITH_YEAR_LIKE_CODES
    if is_citation(match) or is_amount(match) or not _FIRST_CODE <= int(code) <= _LAST_CODE:
        return False
    return known or (town[0].isupper() and town[1:].islower() and "\n" not in match.group())


def _is_town_and_code(match: re.Match[str]) -> bool:
    ordinary = is_year(match["code"]) or is_amount(match) or _COUNTED.match(match.string, match.end()) is not None
    return match["town"].lower() in POST_TOWNS and not ordinary


def _is_near_register(match: re.Match[str]) -> bool:
    """A plot's number not far behind the word for plots."""
    return _REGISTER.search(match.string, max(0, match.start() - _FAR), match.start()) is not None


PLACE_RULES: tuple[Rule, ...] = (
    rule("street and number", Type.ADDRESS, rf"(?<!\w) {_WORD} {_NUMBER} {_DOOR}", _is_street),
    rule("short street and number", Type.ADDRESS, rf"(?<!\w) {_WORD} \.? {_NUMBER} {_DOOR}", _is_short_street),
    rule(
        "street in words and number",
        Type.ADDRESS,
        rf"(?<!\w) (?P<name>{_CAPITALISED}[ ](?:{_CAPITALISED}[ ]){{0,3}}{_SEPARATE}) {_NUMBER} {_DOOR}",
        _is_address,
    ),
    rule(
        "address beside something",
        Type.ADDRESS,
        rf"(?<!\w) (?-i:Ved|Over|Bag|Under|Langs) [ ] (?P<name>{_CAPITALISED}) {_NUMBER} {_DOOR}",
        _is_address,
    ),
    rule(
        "address by its label",
        Type.ADDRESS,
        r"\b (?:bor|boede|boet|bosat|bopæl(?:en)?|adresse(?:n)?|adr\.?|flytte[rdt]?|flyttede|opholder[ ]sig) (?!\w)"
        r"(?: \s | : | på\b | i\b | til\b | er\b | nu\b | adressen\b ){1,6}"
        rf"(?P<hit> (?P<name>{_CAPITALISED}(?:[ ]{_CAPITALISED}){{0,3}}) {_NUMBER} {_DOOR} )",
        _is_address,
    ),
    rule(
        "number on a street",
        Type.ADDRESS,
        rf"\b (?:nr\.?|nummer|hus|stk\.) [ ]? \d{{1,3}}[a-z]? \s (?:på|i|ad) \s {_WORD}",
        _is_number_on_street,
    ),
    number_rule("door", Type.ADDRESS, rf"(?<![\d.,]) \d{{1,3}}[ ]?[a-z]?,?[ ] {_FLOOR}"),
    rule(
        "postcode and town",
        Type.ADDRESS,
        r"(?<![\w.,/§-]) (?:dk-?|d-|s-|n-)? (?P<code>\d{4}) ,?\s{1,2} (?P<town>[^\W\d_][^\W\d_.]+\.?)"
        rf"(?: [ ]{_DISTRICT} | [ ](?:strand|falster|sjælland|mors|lyngby)\b )?",
        _is_postcode,
    ),
    rule(
        "town and postcode",
        Type.ADDRESS,
        rf"(?<!\w) (?P<town>(?-i:[A-ZÆØÅ])[^\W\d_]+) (?:[ ]{_DISTRICT})? ,?[ ] (?P<code>\d{{4}}) (?!\d|[.,]\d)",
        _is_town_and_code,
    ),
    number_rule(
        "postcode and district",
        Type.ADDRESS,
        rf"(?<![\w.,/§-]) (?: 1[0-7]\d\d | 2[1-4]\d0 | 5[02]\d0 | 8[02]\d0 | 9[02]\d0 ) [ ] {_DISTRICT}",
    ),
    rule(
        "postcode by its label",
        Type.ADDRESS,
        r"\b (?: post(?:nr|nummer|boks|box|rúm) | post:?[ ](?:boks|box) )\b [\s.:]{0,3} (?:er[ ])?"
        r" (?P<hit>\d{1,4}) (?!\d)",
        needs="post",
    ),
    rule(
        "land register",
        Type.MATRIKEL,
        r"\b matr(?:ikel)?(?:[-. ]{0,2}(?:nr|nummer))?\b (?: [\s.:] | er\b ){0,4}"
        r"(?P<hit> \d{1,4} (?:[ -]?[a-zæøå]{1,3}\b)? )",
    ),
    number_rule(
        "land register near its word",
        Type.MATRIKEL,
        r"(?<![\w§.,/-]) \d{1,3} (?: [ -]?(?!kr|mg|ml|cm|mm|km|kg|ha|dg|tv|th|mf|st|år|og|er|af|på|om|en|et|to"
        r"|så|da|de|du|vi|nu|op|ud"
        r"|ie|gr|pr|kl|nr|se|ad|at|ca|ml|kl|eu|mo|pm|mb|gb)[a-zæøå]{2} | [ -]?[a-zæ] ) (?![\w-])",
        _is_near_register,
        needs="matr ejerlav parcel",
    ),
    number_rule(
        "land register by its district",
        Type.MATRIKEL,
        r"(?<![\w§.,]) \d{1,4}[ ]?[a-zæøå]{1,3} ,?[ ] (?-i:[A-ZÆØÅ][\w-]+(?:[ ][\w-]+){0,3}?) [ ] (?-i:By|Ejerlav) \b",
    ),
)
