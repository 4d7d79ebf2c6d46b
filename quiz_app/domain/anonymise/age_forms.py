"""Tier T3: exact ages that a clause, a bracket or a list tells without the word for years."""

import re

from quiz_app.domain.anonymise.context import stands_after
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, rule
from quiz_app.domain.anonymise.spoken import ONES, TEENS, TENS

_SPELT = rf"(?:{ONES}og{TENS}|{TENS}|{TEENS})"
_YEARS = rf"(?:\d{{1,2}}|{_SPELT})"
_MEASURED = re.compile(
    r"\b(?:\w*score\w*|bmi|vas|nrs|gaf|klokken|kl|\w*tallet|\w*antal\w*|\w*procent\w*|\w*værdi\w*|\w*prøve\w*|hba1c|\w*skala\w*"
    r"|puls\w*|\w*tryk\w*|resultat\w*|\w*pris\w*|grænse\w*|facit|\w*nummer\w*|timer|crp|kapitel|side|punkt|uge|spørgsmål|stk|nr|trin|smerte\w*"
    r"|afstand\w*|vægt\w*|højde\w*|frist\w*|i|kraft|egfr|temperatur\w*|sats\w*|løn\w*|målt|der)\.?\s+(?:er|var|bliver|blev|på)?\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:\b(?:nr|uge|stk|kl|ca|side|kap|pkt|trin|akt|bilag|§+|punkt|spørgsmål|hold|rum|lokale|version)\.?|\d),?\s*\(?$",
    re.IGNORECASE,
)
_CLOSED = (
    r"(?= [,;)!?«»\"] (?!\d) | \. (?!\d|(?-i:[ ][a-zæøå])) | \s*\n | \s*\Z | [ ] (?:og(?![ ]\d)|men|nu"
    r"|i[ ]dag|til|da|dengang|på[ ]\w+dag)\b )"
)


def _is_of_somebody(match: re.Match[str]) -> bool:
    """No measure, price or hour."""
    return not stands_after(_MEASURED, match)


def _is_alone(match: re.Match[str]) -> bool:
    return not stands_after(_LISTED, match) and int(match["hit"]) > 0


AGE_FORM_RULES: tuple[Rule, ...] = (
    rule(
        "age that closes its clause",
        Type.AGE,
        rf"\b (?:er|var|bliver|blev) [ ] (?:(?:nu|lige|vist|næsten|snart|kun|først|selv|jo|også)[ ])?"
        rf" (?P<hit>{_YEARS}) {_CLOSED}",
        _is_of_somebody,
    ),
    rule(
        "age somebody reaches",
        Type.AGE,
        rf"\b fyld(?:er|te|t) [ ] (?:(?:nu|snart|vist)[ ])? (?P<hit>\d{{1,3}}|{_SPELT}) \b (?![.,]\d|[ ]?%)",
    ),
    rule(
        "age somebody became in a season",
        Type.AGE,
        r"\b blev [ ] (?P<hit>\d{1,3}) \b (?= [ ] (?:i[ ](?:går|forgårs|sommer|vinter|påsken|julen|\w+måned"
        r"|\w+dags)|\w*(?:aften|dag|nat)\b|den[ ]|d\.) )",
    ),
    rule(
        "number between commas",
        Type.AGE,
        r"(?<=[^\W\d_]{2}) ,[ ] (?P<hit>[1-9]\d) (?= [,;)] (?![ ]?\d) | \. (?!\d|(?-i:[ ][a-zæøå])) | \s*\n |"
        r" \s*\Z | [ ]og[ ](?!\d) )",
        _is_alone,
    ),
    rule(
        "number in brackets",
        Type.AGE,
        r"(?<!\w) (?-i:[A-ZÆØÅ][^\W\d_A-ZÆØÅ][\w-]*) ['s]{0,2} [ ] \( (?:[a-zæøå]+,[ ])? (?P<hit>\d{1,2}) (?=\)|,[ ])",
        _is_alone,
    ),
    rule(
        "age by its ordinal",
        Type.AGE,
        rf"\b i[ ](?:sit|hans|hendes|mit) [ ] \d{{1,3}}\.[ ]år \b | \b (?:\d{{1,2}}|{_SPELT})[ -]?års?-?alderen \b"
        rf" | \b alder(?:en)?[ ] (?:af|på) [ ] {_YEARS} \b | \b på[ ]de[ ] [1-9]\d \b",
    ),
    rule(
        "age before its verb",
        Type.AGE,
        r"(?<![\w.,]) (?P<hit>[1-9]\d) [ ] (?:blev|er|var|fyldte) [ ] (?:han|hun|jeg) \b",
    ),
    rule(
        "age of a name in words",
        Type.AGE,
        rf"(?<!\w) (?-i:[A-ZÆØÅ][^\W\d_]+) [ ] (?:på[ ])? (?P<hit>{ONES}og{TENS}|(?<=på[ ]){TEENS}) \b"
        rf" (?![ ](?:timer|dage|uger|gange|kroner))",
    ),
    rule(
        "age behind a word",
        Type.AGE,
        r"(?<=[^\W\d_]{4}) [ ] og [ ] (?P<hit>[2-9]\d) (?= ,[ ](?!\d) | \.[ \n] | \.?\Z )",
        _is_alone,
    ),
    rule("age that opens a line", Type.AGE, r"(?: (?<=\n) | (?<=[.:][ ]) | \A ) (?P<hit>[1-9]\d [ ] år) (?=[,.\n])"),
    rule(
        "age of a small child",
        Type.AGE,
        r"(?: (?<=,[ ]) | (?<=\() | (?<=er[ ]) ) halvandet[ ]år (?= [ ]?[,.)\n] | [ ]gammel | \Z )"
        r"| \b \d{1,2}[ ](?:mdr\.?|måneder|uger)[ ]gammel (?:t|e)? \b",
    ),
)
