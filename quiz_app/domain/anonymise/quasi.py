"""Tier T3: what narrows down who a citizen is, together with other things."""

import re
from collections.abc import Callable

from quiz_app.domain.anonymise.context import MONTH, is_citation, stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.lexicon import Lexicon, Phrases
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.rule import Rule, number_rule, rule
from quiz_app.domain.anonymise.suspects import WordRule

_COUNT = r"(?:\d{1,2}|to|tre|fire|fem|seks|syv|otte|ni|ti)"
_KIN = r"(?:børn|sønner|døtre|drenge|piger|tvillinger|trillinger|børnebørn)"
_TENS = r"(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs)"
_ONES = r"(?:en|et|to|tre|fire|fem|seks|syv|otte|ni)"
_SPELT_AGE = rf"(?:{_ONES}og{_TENS}|{_TENS}|nitten|atten|sytten|seksten|femten|fjorten|tretten|tolv)"
_SOURCE_DATE = re.compile(
    r"\b(?:lov|lbk|bek|bekendtgørelse|lovbekendtgørelse|vejledning|cirkulære|dom|principmeddelelse|forordning)\w*\b"
    r"[^;!?\n]{0,60}\baf\s+(?:den\s+|d\.\s*)?$|\b(?:i\s+kraft|virkning|gælde\w*)\s+(?:fra\s+|pr\.?\s+|den\s+|d\.\s+)*$",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:i|for|de\s+sidste|de\s+seneste|gennem|efter|inden\s+for|over|under|ca\.?|mindst)\s*$", re.IGNORECASE
)
_LAW_AGE = re.compile(r"\b(?:under|over|mindst|senest|inden|fra|til|op\s+til|§\s*\d+)\s*$", re.IGNORECASE)


def _is_day_of_case(match: re.Match[str]) -> bool:
    return not (stands_after(_SOURCE_DATE, match) or is_citation(match)) and _is_calendar_day(match)


def _is_calendar_day(match: re.Match[str]) -> bool:
    day, month = match.groupdict().get("day"), match.groupdict().get("month")
    return (day is None or 1 <= int(day) <= 31) and (month is None or 1 <= int(month) <= 12)  # noqa: PLR2004 - a calendar


def _is_age(match: re.Match[str]) -> bool:
    return not stands_after(_LAW_AGE, match)


def _is_stated_age(match: re.Match[str]) -> bool:
    return not stands_after(_DURATION, match) and int(match["age"]) > 0


QUASI_RULES: tuple[Rule, ...] = (
    number_rule(
        "date in digits",
        Type.DATE,
        r"(?<![\d.,/-]) (?P<day>\d{1,2}) [ ]?[./-][ ]? (?P<month>\d{1,2}) [ ]?[./-][ ]? (?:20\d\d|'?\d\d) (?![\d])",
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
        "date in words",
        Type.DATE,
        rf"(?<![\d.,/-]) (?P<day>\d{{1,2}}) \.? [ ]? {MONTH} (?:[ ]? (?:20\d\d|'\d\d) (?!\d))?",
        _is_day_of_case,
    ),
    rule(
        "date spelt out",
        Type.DATE,
        rf"\b den [ ]"
        rf"(?P<hit> (?:[a-zæøå]{{2,22}}(?:ende|te|nde|tte|rde|dje)|første|anden|tredje|fjerde|sjette) [ ] {MONTH} )",
        _is_day_of_case,
    ),
    rule("age in -årig", Type.AGE, rf"(?<![\w-]) (?:\d{{1,3}}|{_SPELT_AGE}) [ ]?-?[ ]? årig (?:e|t|es)? \b", _is_age),
    rule("age by its word", Type.AGE, rf"\b (?:\d{{1,3}}|{_SPELT_AGE}) [ ] år [ ] gammel \b"),
    rule(
        "age after its verb",
        Type.AGE,
        rf"\b (?: er | var | på | fyld(?:er|te|t) | alder(?:en)? | som | blev ) (?:[ ](?:nu|i[ ]dag|netop|lige|på|er))*"
        rf"[ :]{{1,2}} (?P<hit> (?:\d{{2,3}}|{_SPELT_AGE}) (?:[ ]år)? ) \b "
        r"(?! [ ]?(?:[.,-]\d|%|pct|procent|timer?|minutter|uger?|dage?|måneder|kr|gange|km|kilo|kg|meter|sider|møder"
        r"|personer|sager|siden|og[ ]derover|point|job) | -\d | [ ]år[ ]siden )",
        lambda match: "år" in match["hit"] or re.match(r"fyld|alder", match.group(), re.IGNORECASE) is not None,
    ),
    rule(
        "age between commas", Type.AGE, r"[,(] [ ]? (?P<hit> (?P<age>\d{2}) [ ] år ) (?= [ ]? [,).] )", _is_stated_age
    ),
    rule(
        "age without its word",
        Type.AGE,
        r"\b (?:hun|han|borgeren) [ ] (?:er|var) [ ] (?P<hit> \d\d ) (?= [ ]og[ ] | [,.;] (?!\d) )",
    ),
    rule(
        "age of a child",
        Type.AGE,
        r"\b (?:søn|datter|dreng|pige|barn|børn|sønner|døtre|drenge|piger|tvillinger|kone|mand) [ ] på [ ]"
        r"(?P<hit> \d{1,2} (?: (?:,[ ]|[ ]og[ ]) \d{1,2} ){0,5} (?:[ ]år)? ) \b (?! [ ]?(?:%|kr|timer?|uger?|dage?) )",
    ),
    rule("number of children", Type.CHILDREN, rf"\b {_COUNT} (?:[ ][a-zæøå]{{3,15}}){{0,2}} [ ] {_KIN} \b"),
    rule("parent of a number", Type.CHILDREN, rf"\b (?:mor|far|forælder|forældre|mødre|fædre) [ ] til [ ] {_COUNT} \b"),
    rule(
        "child by its number",
        Type.CHILDREN,
        r"\b (?:andet|tredje|fjerde|femte|sjette|syvende|\d\.) [ ] barn \b",
    ),
    rule("twins and the like", Type.CHILDREN, r"\b (?:tvillinge|trillinge|enebarn|enebørn)\w* \b"),
    rule(
        "press event",
        Type.EVENT,
        r"\b (?: (?:omtal[te]\w*|kendt|vist|dækket|beskrevet|fremme|interviewet|medvirke\w*|været|optrådt\w*)"
        r"[ ] (?:i|fra|på|af) [ ] (?:pressen|aviserne?|avisen|lokalavisen|medierne|tv|fjernsynet|nyhederne|radioen"
        r"|tv-avisen|dagbladet|ugeavisen|dokumentaren|facebook) )",
    ),
    rule(
        "event that many know",
        Type.EVENT,
        r"\b (?: tog|bus|færge|fly|mine|eksplosions|harmoni|skyde|brand|drabs|knivstiks|gas|bro|kran )"
        r"(?:ulykke|katastrofe|drama|episode|tragedie|sag|eksplosion|kollaps)(?:n|en|et)? \b"
        r"| \b (?:drabet|drabssagen|massakren|terrorangrebet|skyderiet|storbranden|forliset|eksplosionen) \b",
    ),
    rule(
        "small place described",
        Type.SMALL_PLACE,
        r"\b (?: (?:en|den) [ ] (?:lille|mindre) [ ] (?:ø|landsby|by|flække|bygd) | landsbyen | bygden? | på [ ] øen"
        r"| øsamfund\w* ) \b",
    ),
    rule(
        "the only one",
        Type.OCCUPATION,
        r"\b (?:den|det|som) [ ] eneste [ ] (?:kvindelige|mandlige|[a-zæøå]+e) [ ] [a-zæøå]+ \b"
        r"| \b eneste [ ] [a-zæøå]{4,} [ ] (?:i|på) [ ] (?:byen|kommunen|øen|landet|egnen) \b",
    ),
)


def _listed(phrases: Callable[[Lexicon], Phrases], *, inflected: bool = False) -> Callable[[Reading, int], int]:
    return lambda reading, i: reading.phrase(phrases(reading.lexicon), i, inflected=inflected)


def _institution(reading: Reading, i: int) -> int:
    """``Herning Sygehus``, ``lægehuset Nørrebro``, ``Jobcenter Vest``: a capital and a head, in either order."""
    word, after = reading.words[i], reading.beside(i, 1)
    if after is None or i in reading.allowed:
        return 0
    if _is_head(reading, word.text) and after.text[0].isupper() and not after.opens and i + 1 not in reading.allowed:
        return 2
    named = word.is_capitalised and (not word.opens or _is_in_lexicon(reading, word.text))
    return 2 * int(named and _is_head(reading, after.text))


def _school_or_the_like(reading: Reading, i: int) -> int:
    """``Rosengårdskolen``: a capital inside a sentence, or a word that no dictionary has, that ends in a head."""
    word = reading.words[i]
    if not word.is_capitalised or i in reading.allowed or not _ends_in_head(word.text):
        return 0
    return int(not word.opens or not reading.spelling.is_entry(word.text.lower()))


def _is_head(reading: Reading, word: str) -> bool:
    return word.lower() in reading.lexicon.institution_heads or _ends_in_head(word)


def _ends_in_head(word: str) -> bool:
    return word.lower().endswith(_HEAD_ENDINGS) and len(word) > _LONG_ENOUGH and "-" not in word


def _is_in_lexicon(reading: Reading, word: str) -> bool:
    lexicon = reading.lexicon
    return (lexicon.is_name(word) or lexicon.places.holds(word)) and not lexicon.is_everyday(word)


_LONG_ENOUGH = 9
_HEAD_ENDINGS: tuple[str, ...] = (
    "skolen",
    "klinikken",
    "sygehus",
    "sygehuset",
    "hospitalet",
    "hospital",
    "lægehus",
    "lægehuset",
    "gården",
)
_HEAD_ENDINGS += ("børnehaven", "plejehjemmet", "hjemmet", "centret", "centeret", "apoteket", "kirken", "fabrikken")

QUASI_WORD_RULES: tuple[WordRule, ...] = (
    WordRule(name="institution", type=Type.ORGANISATION, spans=_institution),
    WordRule(name="institution in one word", type=Type.ORGANISATION, spans=_school_or_the_like),
    WordRule(name="organisation", type=Type.ORGANISATION, spans=_listed(lambda lexicon: lexicon.organisations)),
    WordRule(name="small place", type=Type.SMALL_PLACE, spans=_listed(lambda lexicon: lexicon.small_places)),
    WordRule(
        name="nationality", type=Type.NATIONALITY, spans=_listed(lambda lexicon: lexicon.nationalities, inflected=True)
    ),
    WordRule(
        name="rare diagnosis", type=Type.DIAGNOSIS, spans=_listed(lambda lexicon: lexicon.diagnoses, inflected=True)
    ),
    WordRule(
        name="rare occupation", type=Type.OCCUPATION, spans=_listed(lambda lexicon: lexicon.occupations, inflected=True)
    ),
)
