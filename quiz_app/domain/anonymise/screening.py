"""The gate over a whole text: every tier at once, or a refusal. No detector finds everything; people decide."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quiz_app.domain.anonymise.ages import AGE_RULES
from quiz_app.domain.anonymise.certain import CERTAIN_RULES, certain_identifiers
from quiz_app.domain.anonymise.finding import Finding, Type
from quiz_app.domain.anonymise.foreign_letters import FOREIGN_RULES
from quiz_app.domain.anonymise.lexicon import Dictionary, Lexicon
from quiz_app.domain.anonymise.normalise import Normalised, normalise
from quiz_app.domain.anonymise.quasi import QUASI_RULES, QUASI_WORD_RULES
from quiz_app.domain.anonymise.quoted import QUOTED_RULES
from quiz_app.domain.anonymise.reading import Reading, read
from quiz_app.domain.anonymise.refusal import Refusal, refusals_of
from quiz_app.domain.anonymise.rule import Rule, number_starts
from quiz_app.domain.anonymise.signature import SIGNATURE_RULES
from quiz_app.domain.anonymise.spelling import Spelling
from quiz_app.domain.anonymise.strangers import ALLOWED_RULES
from quiz_app.domain.anonymise.suggesting import suggested
from quiz_app.domain.anonymise.suspects import WORD_RULES
from quiz_app.domain.anonymise.version import RULES_VERSION
from quiz_app.domain.anonymise.word_rule import WordRule

_PEOPLE = frozenset({Type.NAME, Type.INITIALS, Type.SUSPECT, Type.NICKNAME})
_RANK = {kind: rank for rank, kind in enumerate(Type)}
_Span = tuple[int, int, Type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The tables of rules; ``asked`` look at words that are not allowed to stand, ``listed`` at every word.

    ``numbers`` look at what has no letter.
    """

    certain: tuple[Rule, ...] = CERTAIN_RULES
    patterns: tuple[Rule, ...] = QUOTED_RULES + FOREIGN_RULES + QUASI_RULES
    asked: tuple[WordRule, ...] = WORD_RULES
    listed: tuple[WordRule, ...] = SIGNATURE_RULES + ALLOWED_RULES + QUASI_WORD_RULES
    numbers: tuple[WordRule, ...] = AGE_RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """``findings`` from left to right, none overlapping, in offsets of the text as typed; none when ``refused``."""

    findings: tuple[Finding, ...] = ()
    refused: Refusal | None = None
    rules_version: str = RULES_VERSION
    lexicon_version: str = field(default="")


ALL_RULES = Rules()


def screen(text: str, lexicon: Lexicon, dictionary: Dictionary, *, rules: Rules = ALL_RULES) -> Screening:
    """Every finding in ``text``, or why it is not screened. Never raises: a fault of the detector is a refusal."""
    try:
        refused = next(refusals_of(text), None)
        findings = () if refused else _findings(text, Spelling(lexicon, dictionary), rules)
    except Exception:  # noqa: BLE001 - fail closed, and an exception's text may quote the note
        return Screening(refused=Refusal.DETECTOR_ERROR, lexicon_version=lexicon.version)
    return Screening(findings=findings, refused=refused, lexicon_version=lexicon.version)


def _findings(text: str, spelling: Spelling, rules: Rules) -> tuple[Finding, ...]:
    plain = normalise(text)
    reading = read(plain.text, spelling)
    numbers = number_starts(plain.text)
    words = _joined([*_word_spans(reading, rules)], plain.text)
    patterns = [(s, e, r.type) for r in rules.patterns for s, e in r.spans(plain.text, numbers)]
    certain = [(f.start, f.end, f.type) for f in certain_identifiers(text, rules=rules.certain)]
    return suggested(text, _merged([*certain, *_typed(plain, [*words, *patterns])]), spelling.lexicon)


def _word_spans(reading: Reading, rules: Rules) -> Iterator[_Span]:
    words = rules.asked + rules.listed
    for i, word in enumerate(reading.words):
        for rule in rules.numbers if word.text.isdigit() else rules.listed if i in reading.allowed else words:
            if count := rule.spans(reading, i):
                yield word.start, reading.words[i + count - 1].end, rule.type


def _joined(spans: Sequence[_Span], plain: str) -> list[_Span]:
    """Neighbouring names are one: ``Mette`` and ``Hansen``, ``M.`` and ``Holm``, but not over the end of a sentence."""
    joined: list[_Span] = []
    for start, end, kind in _merged(spans):
        last = joined[-1] if joined else None
        gap = plain[last[1] : start] if last else "-"
        if (
            last
            and last[2] in _PEOPLE
            and kind in _PEOPLE
            and _is_one_name(plain, last, gap)
            and any(map(str.isupper, plain[start:end]))
        ):
            joined[-1] = (last[0], end, min(last[2], kind, key=_RANK.__getitem__))
        else:
            joined.append((start, end, kind))
    return joined


def _is_one_name(plain: str, last: _Span, gap: str) -> bool:
    initial = last[1] - last[0] == 1 or not plain[last[1] - 2].isalpha()
    return gap in {" ", "-"} or (gap in {". ", "."} and initial)


def _typed(plain: Normalised, spans: Iterable[_Span]) -> Iterator[_Span]:
    for start, end, kind in spans:
        yield *plain.original_span(start, end), kind


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """Spans that share a character are one, as wide as all of them and named by the type that stands first."""
    merged: list[_Span] = []
    for start, end, kind in sorted(spans):
        if merged and start < merged[-1][1]:
            first, last, other = merged.pop()
            merged.append((first, max(last, end), min(other, kind, key=_RANK.__getitem__)))
        else:
            merged.append((start, end, kind))
    return merged
