"""Tier T3: what narrows down who a citizen is, together with other things."""

import re
from collections.abc import Callable

from quiz_app.domain.anonymise.age_forms import AGE_FORM_RULES
from quiz_app.domain.anonymise.age_patterns import AGE_PATTERNS
from quiz_app.domain.anonymise.children import CHILDREN_RULES
from quiz_app.domain.anonymise.dates import DATE_RULES
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.lexicon import Lexicon, Phrases, lowered
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.rule import Rule, rule
from quiz_app.domain.anonymise.trades import rare_by_ending
from quiz_app.domain.anonymise.word_rule import WordRule

_PLACE_OF_MANY = r"(?:egnen|byen|øen|landsbyen|kommunen|området|stedet|sognet|kvarteret)"
_NEWS = (
    r"(?:pressen|aviserne?|avisen|lokalavisen|medierne|tv|tv2|fjernsynet|nyhederne|radioen|tv-avisen|dagbladet"
    r"|ugeavisen|dokumentaren|facebook|forsiden|bladet|nyhedsudsendelsen"
    r"|jyllands-posten|ekstra[ ]bladet|politiken|berlingske|b\.?t\.?|se[ ]og[ ]hør|billedbladet)"
)
_SPEAKING = re.compile(r"(?:talende|sproget|sproglig|sprogede|født|fødte|tolke?n?|kyndige?|ejede?|gifte?)$")
_SIDES = re.compile(r"^(?:vest|øst|nord|syd|central|midt|dansk)")

QUASI_RULES: tuple[Rule, ...] = (
    *DATE_RULES,
    *AGE_PATTERNS,
    *AGE_FORM_RULES,
    *CHILDREN_RULES,
    rule(
        "press event",
        Type.EVENT,
        r"\b (?: omtal[te]\w*|kendt|vist|dækket|beskrevet|fremme|interviewet|medvirke\w*|været|stået|kørt|gået"
        r"|optrådt\w*|var|stod|kom"
        rf"|nævnt|set|portrætteret|hængt[ ]ud ) [ ] (?:i|fra|på|af) [ ] {_NEWS} \b",
    ),
    rule(
        "what a whole village knows",
        Type.EVENT,
        rf"\b (?: (?:som|hele|alle) (?:[ ]alle)? (?:[ ](?:i|på))? [ ] {_PLACE_OF_MANY}"
        r"[ ] (?:husker|kender|ved|taler|talte|snakker|snakkede|har[ ]hørt|læste)"
        rf"| (?:avisen|aviserne|pressen|medierne|tv|lokalavisen) [ ] (?:bragte|skrev|omtalte|dækkede|viste)"
        r"| den [ ] (?:meget[ ])? omtalte [ ] [a-zæøå]{4,} | forsidestof | tv-program(?:met)? | landskendt\w*"
        r"| filmet [ ] og [ ] delt | (?:gik|gået) [ ] viralt | sprængt(?:[ ]i[ ]luften)? | ugebladene? |"
        r" verdensrekord\w*"
        r"| (?:vandt|vundet) [ ] (?:[a-zæøå]+[ ])? (?:priser|guld|sølv|bronze|vm|em|ol|lotto\w*|pris(?:en)?) |"
        r" lotto(?:kupon|gevinst)\w*"
        r"| tv-hold\w* | indslag(?:et)? | rednings(?:helikopter|aktion)\w* | kongehuset | (?:som|hvor|den)"
        r" [ ] ministeren"
        r"| (?:sundheds|beskæftigelses|social)udvalg(?:et)? ) \b",
    ),
    rule(
        "event that many know",
        Type.EVENT,
        r"\b (?: tog|bus|færge|fly|mine|eksplosions|harmoni|skyde|brand|drabs|knivstiks|gas|bro|kran|skibs )"
        r"(?:ulykke|katastrofe|drama|episode|tragedie|sag|eksplosion|kollaps)(?:n|en|et)? \b"
        r"| \b (?:drabet|drabssagen|massakren|terrorangrebet|skyderiet|storbranden|forliset|eksplosionen"
        r"|gidseltagningen|skuddene|skudepisoden|knivstikkeriet|mindehøjtideligheden|røveriet|voldtægten|kidnapningen"
        r"|drukningen|sammenstyrtningen|oversvømmelsen|branden[ ](?:på|i|hos)|kollisionen) \b"
        r"| \b [a-zæøå]{8,}+ (?: (?<=ulykken)(?<!arbejdsulykken)(?<!trafikulykken)(?<!færdselsulykken)(?<!bilulykken)"
        r"(?<!cykelulykken)(?<!faldulykken) | (?<=styrtet) | (?<=drabet) | (?<=røveriet) | (?<=voldtægten) |"
        r" (?<=kollapset)"
        r" | (?<=branden)(?<!forbranden) | (?<=skandalen) | (?<=voldssagen) | (?<=overfaldssagen) | (?<=mordssagen) )",
    ),
    rule(
        "small place described",
        Type.SMALL_PLACE,
        r"\b (?: (?:en|den) [ ] (?:lille|mindre) [ ] (?:ø|landsby|by|flække|bygd) | landsbyen"
        r"| den [ ] gamle [ ] (?:[a-zæøå]*(?:præstegård|skole|station|mølle|smedje|kro|købmandsgård|mejeri|brugs"
        r"|stationsbygning|herregård|gård)) | landsbyen | bygden? | på [ ] øen"
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


_nationality = _listed(lambda lexicon: lexicon.nationalities, inflected=True)


def _nationality_in_compound(reading: Reading, i: int) -> int:
    """``tyrkisktalende``, ``tamil-tolk``, ``vestgrønlandsk``."""
    parts = lowered(reading.words[i].text).split("-")
    bare = [_SIDES.sub("", _SPEAKING.sub("", part)) for part in parts]
    changed = [part for part in bare if len(parts) > 1 or part != parts[0]]
    return int(any(len(part) >= _SHORTEST and _is_nationality(reading, part) for part in changed))


def _is_nationality(reading: Reading, part: str) -> bool:
    return reading.lexicon.nationalities.longest([part.title()], inflected=True) == 1


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


_LONG_ENOUGH, _SHORTEST = 9, 4
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
    WordRule(name="nationality", type=Type.NATIONALITY, spans=_nationality),
    WordRule(name="nationality in a compound", type=Type.NATIONALITY, spans=_nationality_in_compound),
    WordRule(
        name="rare diagnosis", type=Type.DIAGNOSIS, spans=_listed(lambda lexicon: lexicon.diagnoses, inflected=True)
    ),
    WordRule(name="rare occupation by its ending", type=Type.OCCUPATION, spans=rare_by_ending),
    WordRule(
        name="rare occupation", type=Type.OCCUPATION, spans=_listed(lambda lexicon: lexicon.occupations, inflected=True)
    ),
)
