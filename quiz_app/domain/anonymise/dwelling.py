"""Where somebody lives when no street tells it plainly: a flat, a ward, a berth, a road with a rare name or number."""

import re

from quiz_app.domain.anonymise.context import is_amount, is_citation, is_year, stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.roads import ends_as_road, ends_as_road_written_small, is_road_word
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule
from quiz_app.domain.anonymise.spoken import HOUSE, ONES, TENS
from quiz_app.domain.anonymise.towns import POST_TOWNS

_COUNTED = re.compile(
    r"(?:[ ]?-[ ]?\d+)?\s?(?:\b(?:time|dag|uge|måned|minut|møde|sag|side|gang|virksomhed|sted|opgave|praktik|forsøg"
    r"|person|kilo|meter|værelse|rum|etage|plan|mand|plads)(?:er|e|r|ter|ker|s)?"
    r"|\b(?:år|borgere?|stk|pct|procent|km|kr|mdr|mg|cm|m2|kvm|point|medarbejdere?|ansatte|børn|x)|%)(?!\w)",
    re.IGNORECASE,
)
_LAW_BEFORE = re.compile(
    r"(?:§|\b(?:stk|litra|pkt|lov\w*|lbk|bek|listen|bilag\w*|akt|punkt\w*|nævn\w*|betingelse\w*|omfattet|efter"
    r"|jf|nr\.[ ]?\d+)\b)[^\n]{0,30}$",
    re.IGNORECASE,
)
_LAW_AFTER = re.compile(r"[ ,]{0,2}(?:nævnt|i[ ]?rækken|af\b|i[ ]køen|litra|\(|og[ ]\d)", re.IGNORECASE)
_SMALL_UNIT = re.compile(r"(?i:bro|plads|have|port|indgang|rum|stue|vogn)[ ]\D?", re.IGNORECASE)

_LETTER = r"(?:[ ]?[a-hj-zæ](?!\w))?"
_DOOR = r"(?:tv|th|mf|t\.v\.?|t\.h\.?|m\.f\.?)(?!\w)"
_STOREY = rf"(?:(?:st|kl|kld|stuen?|\d{{1,2}})\.?,?[ ]?(?:sal\b\.?,?[ ]?)?{_DOOR}|\d{{1,2}}\.?[ ]sal\b)\.?"
_UNIT = (
    r"(?:(?:bolig|lejlighed|barak|celle|værelse|fløj|hytte|hybel|blok|opgang)(?:en|et|n)?"
    r"|\b(?:lejl\.?|lgh\.?|opg\.?|vær\.?|dør(?:en)?|andel|standplads|bådplads|campingenhed|villavogn|skurvogn|skurby))"
)
TAIL = (
    rf"(?: ,?\s{{1,2}}-?[ ]? (?: {_STOREY} | {_UNIT}[ ]?(?:\(?nr\.?\)?[ ]?)?[\w.]{{0,5}}\b"
    r" | (?:op|bro|port|indgang|indg|gavl|plads|have|litra|lokale|stue)\.?[ ]\w{1,4}\b | \d{1,2}\.(?=,|\n|\Z)"
    r" | (?:for|bag|side|mellem|gård)hus(?:et)?\b | kælder(?:en)?\b | kld\b\.? | stuen\b | kvisten\b | loftet\b"
    r" | taglejlighed(?:en)?\b | (?:nordre|søndre|østre|vestre|øvre|nedre)[ ](?:længe|fløj|mole)\b | i[ ]gården\b"
    r" | til[ ](?:højre|venstre)\b(?:[ ]for[ ]\w+)? ) ){0,4}"
)
"""What may follow a house's number: door, wing, room."""

_POST = r"(?=(?:dk-?)?[1-9]\d{3}[ ]{1,2}(?-i:[A-ZÆØÅ][a-zæøå]{2,}))"
_ONE_WORD = (
    r"(?:vejen|gaden|bakken|lunden|marken|engen|havnen|torvet|strædet|pladsen|skoven|højen|dalen|parken|haven|stien|krogen"
    r"|kæret|møllen|broen|kajen|stranden|banken|toften|vangen|brinken|skrænten|åsen|diget|hegnet|bryggen|kilden|mosen|heden)"
)
_CAPITAL = r"(?-i:[A-ZÆØÅ](?:[^\W\d_]|['’-](?!\d)){0,40}+\.?)"


def _is_uncounted(match: re.Match[str]) -> bool:
    """What follows is not counted (*blok 2 dage*) nor money."""
    return _COUNTED.match(match.string, match.end()) is None and not is_amount(match)


def _is_road(match: re.Match[str]) -> bool:
    return ends_as_road(match["name"]) and _is_uncounted(match)


def _is_small_road(match: re.Match[str]) -> bool:
    return ends_as_road_written_small(match["name"]) and _is_uncounted(match)


def _is_named_road(match: re.Match[str]) -> bool:
    """A road's name before a number in words: *Nordre Kaj syv*, but not *Vejen to gange*."""
    first, _, last = match["name"].rpartition(" ")
    road = ends_as_road(last) if last[0].isupper() else ends_as_road_written_small(last)
    return (road or (first != "" and is_road_word(last))) and _is_uncounted(match)


def _is_house(match: re.Match[str]) -> bool:
    """No number of a provision, a document or a place in a list."""
    lawful = stands_after(_LAW_BEFORE, match) or _LAW_AFTER.match(match.string, match.end())
    return not lawful and _is_uncounted(match)


def _is_foreign_town(match: re.Match[str]) -> bool:
    return not (is_amount(match) or is_citation(match))


def _is_before_postcode(match: re.Match[str]) -> bool:
    code = match.string[match.end() :].lstrip("dkDK- ,;\n")[:4]
    return not is_year(code)


DWELLING_RULES: tuple[Rule, ...] = (
    rule(
        "road of any ending and number",
        Type.ADDRESS,
        rf"(?<![\w-]) (?-i:(?=[A-ZÆØÅ])) (?P<name>[^\W\d_]{{4,40}}+) (?:[ -](?-i:Øst|Vest|Nord|Syd|Midt))? ,?"
        rf" [ ]{{1,2}} (?:(?:hus)?(?:nr\.?)?[ ]?)? \d{{1,3}}{_LETTER}"
        rf"(?!\d|[.,/]\d|[ ]?%) {TAIL}",
        _is_road,
    ),
    rule(
        "road written small and number",
        Type.ADDRESS,
        rf"(?<![\w-]) (?P<name>(?-i:[a-zæøå]{{5,40}}+)) [ ]{{1,2}} (?:nr\.?[ ]?)? \d{{1,3}}{_LETTER}"
        rf"(?!\d|[./]\d|[ ]?%) {TAIL}",
        _is_small_road,
    ),
    rule(
        "road of one word and number",
        Type.ADDRESS,
        rf"(?<![\w-]) (?: (?-i:(?=[A-ZÆØÅ])) | (?<=på[ ]) | (?<=ved[ ]) ) {_ONE_WORD} [ ] \d{{1,3}}{_LETTER}"
        rf" (?!\d|[.,/]\d|[ ]?%) {TAIL}",
        _is_uncounted,
    ),
    rule(
        "road and number in words",
        Type.ADDRESS,
        rf"(?<![\w-]) (?P<name>(?:{_CAPITAL}[ ])?(?:(?-i:[A-ZÆØÅ])[^\W\d_]{{2,40}}+|[a-zæøå]{{7,40}}+)) ,? [ ]"
        rf" (?:nummer[ ])? {HOUSE} (?:[ ][a-hj-zæ](?!\w))? \b {TAIL}",
        _is_named_road,
    ),
    rule(
        "road before its postcode",
        Type.ADDRESS,
        rf"(?<![\w.-]) (?P<hit> {_CAPITAL} (?:,?[ ]{_CAPITAL}){{0,3}} (?:,?[ ](?=\S*\d)[\w./-]{{1,8}}){{0,3}}"
        r" (?:,?[ ][a-zæøå]{3,12}){0,1} )"
        rf" [ ]?[,;]\s{{1,2}} {_POST}",
        _is_before_postcode,
    ),
    rule(
        "dwelling by its number",
        Type.ADDRESS,
        rf"{_UNIT} (?:[ ]?(?:nr\.?|nummer))? [ ]? (?: \d{{1,4}}(?:\.\d{{1,3}})? {_LETTER} (?!\d)"
        rf" | (?-i:[A-ZÆØÅ]) (?:[ ]?\d{{1,3}})? (?!\w|\.[A-Z]) ) {TAIL}",
        _is_uncounted,
        needs="bolig lejl lgh barak celle værelse fløj hytte hybel blok opg vær. dør andel plads"
        " campingenhed vogn skurby",
    ),
    number_rule("door without its house", Type.ADDRESS, rf"(?<![\w/.]) \d{{1,2}}\.?,?[ ]?(?:sal[ ]?)? {_DOOR} (?!-)"),
    rule(
        "door of a staircase",
        Type.ADDRESS,
        rf"(?<![\w.-]) (?-i:[A-ZÆØÅ]) ,?[ ] {_STOREY}",
        needs="tv th mf t.v t.h m.f sal",
    ),
    rule(
        "house by its number alone",
        Type.ADDRESS,
        r"\b (?:i|ved|overfor|fra|til|dvs\.|naboen|nabohuset) [ ] (?P<hit> (?:nr\.?|nummer|hus) [ ]? \d{1,3}"
        r" (?:[ ]?-[ ]?\d{1,3})? (?:[ ]?[a-zæ](?!\w))? (?!\d|[.,]\d) )",
        _is_house,
    ),
    rule(
        "number before its road",
        Type.ADDRESS,
        r"(?<![\w.,/-]) (?<!kl\.[ ])(?<!uge[ ]) \d{1,3}[ ]?[a-z]? ,?[ ] (?-i:[A-ZÆØÅ]) [^\W\d_]{3,40}+ (?<=vej"
        r"|ade|æde|nge|llé)"
        r" (?![\w-])",
    ),
    rule(
        "road, its town and number",
        Type.ADDRESS,
        rf"(?<![\w-]) (?-i:(?=[A-ZÆØÅ])) (?P<name>[^\W\d_]{{4,40}}+) [ ] i [ ] {_CAPITAL} ,?[ ] (?:nr\.?|nummer"
        rf"|hus)[ ]?\d{{1,3}}\b",
        _is_road,
    ),
    rule(
        "postcode somebody lives in",
        Type.ADDRESS,
        r"\b (?:bor|boende|bosat|boede|boet|flytte(?:r|t|de|s)?|opvokset|adresse|ude|hjemme)"
        r" (?:[ ][a-zæøå]{2,8})? [ ] (?:i|til) [ ]"
        r" (?P<hit>[1-9]\d{3}) (?!\d|[.,]\d|[ ](?:år|dage))",
        lambda match: not is_year(match["hit"]),
    ),
    rule(
        "postcode misread",
        Type.ADDRESS,
        r"(?<![\w.,/-])(?<!\d[ ]) (?-i: [1-9](?=\d{0,2}[OolI])[\dOolI]{3} | [1-9][ ]\d{3} | [1-9]\d[ ]\d\d"
        r" | (?P<alone>[1-9](?:[ ]\d){3}) ) [ ]{1,2} (?P<town>(?-i:[A-ZÆØÅ])[^\W\d_]{1,}+)",
        lambda match: match["alone"] is not None or match["town"].lower() in POST_TOWNS,
    ),
    rule(
        "number on the same road",
        Type.ADDRESS,
        r"\b (?:samme|vores|deres|min|hans|hendes) [ ] (?:vej|gade|opgang|stræde|allé) ,?[ ] (?:nr\.?[ ])?"
        r" \d{1,3}[a-z]? \b",
        _is_uncounted,
    ),
    rule(
        "house and letter in words",
        Type.ADDRESS,
        rf"(?<![\w-]) {ONES}og{TENS} [ ] (?-i:[A-HJ-Z]) (?![\w.-])",
        needs="ogtyve ogtredive ogfyrre oghalv ogtres ogfirs",
    ),
    rule(
        "house of a settlement",
        Type.ADDRESS,
        r"(?<![\w-]) (?: [\w-]*hus[ ](?-i:B)[ -]?\d{1,4} | (?-i:B)-\d{3,4} ) (?![\w-])",
    ),
    rule(
        "post box abroad",
        Type.ADDRESS,
        r"\b p\.?[ ]?o\.?[ ]?box [ ]? (?P<hit>\d{1,6}) (?!\d)",
        needs="box",
    ),
    rule(
        "street abroad",
        Type.ADDRESS,
        rf"(?<!\w) (?: (?:ul|al|os|pl)\. [ ] {_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}} [ ]"
        rf" \d{{1,4}}(?:[ ]?[/m]\.?[ ]?\d{{1,4}})?"
        rf" | (?:rue|via|calle|rua|strada|avenue|chemin|piazza|plaza|prospekt|vulytsia|vul\.) [ ]"
        rf" (?:[a-z]{{2,4}}[ ]){{0,2}}"
        rf"{_CAPITAL}(?:[ ]{_CAPITAL})? ,?[ ] \d{{1,4}}\w{{0,3}}"
        r" | (?:sok|cad|mah|sk|bulv)\.,? [ ]? (?:no[:.]?[ ]?)? \d{1,4}"
        rf" | \d{{1,4}} [ ] {_CAPITAL} [ ] (?:street|road|avenue|lane|drive|st\.|rd\.|ave\.) )",
        needs="ul. al. os. pl. rue via calle rua strada avenue chemin piazza plaza prospekt vul sok cad mah sk"
        " bulv street road lane drive st. rd. ave.",
    ),
    number_rule(
        "postcode abroad",
        Type.ADDRESS,
        r"(?<![\w.,/-]) (?: \d\d-\d{3} | \d{3}[ ]\d\d | \d{5} ) [ ]{1,2} (?-i:[^\W\d_a-z][^\W\d_A-Z]{2,})"
        r" (?![ ]?(?:kroner|kr))",
        _is_foreign_town,
    ),
    rule(
        "postcode with its country",
        Type.ADDRESS,
        r"(?<![\w-]) (?-i:[A-Z]{1,2}-\d{3,5}) [ ]{1,2} (?-i:[^\W\d_a-z][^\W\d_A-Z]+)",
    ),
)
