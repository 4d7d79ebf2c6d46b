"""Tier T3: exact ages, by the words that say so; see :mod:`ages` for an age that only stands beside a name."""

import re

from quiz_app.domain.anonymise.context import stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, rule

_TENS = r"(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs)"
_ONES = r"(?:en|et|to|tre|fire|fem|seks|syv|otte|ni)"
_SPELT_AGE = rf"(?:{_ONES}og{_TENS}|{_TENS}|nitten|atten|sytten|seksten|femten|fjorten|tretten|tolv)"
_DURATION = re.compile(
    r"\b(?:i|for|de\s+sidste|de\s+seneste|gennem|efter|inden\s+for|over|under|ca\.?|mindst)\s*$", re.IGNORECASE
)
_LAW_AGE = re.compile(r"\b(?:under|over|mindst|senest|inden|fra|til|op\s+til|§\s*\d+)\s*$", re.IGNORECASE)


def _is_age(match: re.Match[str]) -> bool:
    return not stands_after(_LAW_AGE, match)


def _is_stated_age(match: re.Match[str]) -> bool:
    return not stands_after(_DURATION, match) and int(match["age"]) > 0


AGE_PATTERNS: tuple[Rule, ...] = (
    rule("age in -årig", Type.AGE, rf"(?<![\w-]) (?:\d{{1,3}}|{_SPELT_AGE}) [ ]?-?[ ]? årig (?:e|t|es)? \b", _is_age),
    rule("age by its word", Type.AGE, rf"\b (?:\d{{1,3}}|{_SPELT_AGE}) [ ] år [ ] gammel \b"),
    rule(
        "age after its verb",
        Type.AGE,
        rf"\b (?: er | var | på | fyld(?:er|te|t) | alder(?:en)?(?:[ ]af)? | som | blev )"
        r"(?:[ ](?:nu|i[ ]dag|netop|lige|på|er|snart|næsten|knap))*"
        rf"[ :]{{1,2}} (?P<hit> (?:\d{{2,3}}|{_SPELT_AGE}) (?:[ ]år)? ) \b "
        r"(?! [ ]?(?:[.,-]\d|%|pct|procent|timer?|minutter|uger?|dage?|måneder|kr|gange|km|kilo|kg|meter|sider|møder"
        r"|personer|sager|siden|og[ ]derover|point|job) | -\d | [ ]år[ ]siden )",
        lambda match: "år" in match["hit"] or re.match(r"fyld|alder", match.group(), re.IGNORECASE) is not None,
    ),
    rule(
        "age between commas",
        Type.AGE,
        r"[,(] [ ]? (?P<hit> (?P<age>\d{2}) [ ] år ) (?= [ ]? (?:[,).\n]|\Z) )",
        _is_stated_age,
    ),
    rule(
        "age after whose it is",
        Type.AGE,
        r"\b (?:mand|kvinde|borger|pt\.?|patient|dreng|pige|søn|datter|barn|kone|bror|søster) ,? [ ]"
        r"(?P<hit> \d{1,3} [ ] (?:år|å\.) ) (?! [ ](?:siden|i|på|med[ ](?:løn|før)) )",
    ),
    rule(
        "age in brackets",
        Type.AGE,
        r"\b (?:borger(?:en)?|bgr\.?|pt\.?|ansøger(?:en)?"
        r"|hun|han|kone|mand|mor|far|søn|datter|bror|søster) [a-zæøå]{0,3}"
        r"[ ] \( (?P<hit> \d{1,3} ) \)",
    ),
    rule("age by its feast", Type.AGE, r"\b \d{2} -?[ ]?års[ -]?(?:fødselsdag|dag) [a-zæøå]* \b"),
    rule(
        "ages of children",
        Type.AGE,
        r"(?<![\d.,-]) (?P<age>\d{1,2}) (?:,[ ]\d{1,2}){0,4} [ ]og[ ] \d{1,2} [ ] år \b "
        r"(?! [ ](?:siden|frem|tilbage|i\b) )",
        _is_stated_age,
    ),
    rule(
        "age of one of them",
        Type.AGE,
        r"\b (?:barn|søn|datter|yngste|ældste|dreng|pige|mor|far|bror|søster|mand|kone) [a-zæøå]* \b [^.\n\d]{0,25}"
        r"\b er [ ] (?P<hit> \d{1,2} [ ] år ) \b (?! [ ](?:siden|om|forsinket) )",
    ),
    rule(
        "age of a child",
        Type.AGE,
        r"\b (?:søn|datter|dreng|pige|barn|børn|sønner|døtre|drenge|piger|tvillinger|kone|mand"
        r"|moderen|faderen|moren|faren"
        r"|kvinde|borger|sønnen|datteren|yngste|ældste|mellemste|barnet|børnene|bror|søster|mor|far|søskende|unger)"
        r" [ ] på [ ] (?:nu[ ]|ca\.?[ ])?"
        r"(?P<hit> \d{1,2} (?: (?:,[ ]|[ ]og[ ]) \d{1,2} ){0,5} (?:[ ]år)? ) \b"
        r"(?! [ ]?(?:%|kr|timer?|uger?|dage?|mdr|måneder) )",
    ),
)
