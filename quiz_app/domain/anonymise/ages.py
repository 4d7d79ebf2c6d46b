"""Tier T3: an age that stands beside a name, as ``Svend på 61``, ``Harini, 5 år`` and ``Dorota (33)``."""

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.word_rule import WordRule, words
from quiz_app.domain.anonymise.words import Word

_VERBS = words("er var bliver blev fyldte fylder")
_UNITS = words(
    "timer time minutter min uger uge dage dag måneder måned mdr kr kroner procent pct gange km kg kilo meter sider",
    "point mg ml personer ansatte møder sager kursister siden forsøg job opgaver",
)
_GROWN, _OLDEST = 15, 110
_SCALES = words(
    "hamilton schober beck becks moca madrs epworth vas nrs bmi score gaf barthel fev spo crp hba1c kapitel bilag"
)


def _age_beside_name(reading: Reading, i: int) -> int:
    word, before = reading.words[i], reading.word(i - 1)
    if before is None or not word.text.isdigit() or not 0 < int(word.text) <= _OLDEST:
        return 0
    after = reading.word(i + 1)
    if after is not None and after.gap in {" ", "-"} and after.text.lower() in _UNITS:
        return 0
    years = 1 + int(after is not None and after.gap == " " and after.text == "år" and not _is_long_ago(reading, i + 2))
    if word.gap in {" (", ", "} and _is_person(reading, before):
        clear = years > 1 or int(word.text) >= _GROWN or reading.lexicon.is_first_name(before.text)
        return years if clear and _is_closed(reading, i + years, word.gap) else 0
    named = reading.word(i - 2)
    told = before.text == "på" or (
        before.text in _VERBS and int(word.text) >= _GROWN and _is_closed(reading, i + years)
    )
    return years if named and word.gap == before.gap == " " and told and _is_person(reading, named) else 0


def _is_long_ago(reading: Reading, i: int) -> bool:
    word = reading.word(i)
    return word is not None and word.gap == " " and word.text in {"siden", "i", "på", "tilbage"}


def _is_person(reading: Reading, word: Word) -> bool:
    lexicon = reading.lexicon
    listed = lexicon.is_name(word.text) and not lexicon.is_everyday(word.text)
    capital = word.is_capitalised and (not word.opens or lexicon.is_name(word.text))
    return (listed or capital) and word.text.lower() not in _SCALES


def _is_closed(reading: Reading, i: int, opened: str = " ") -> bool:
    """True when the number ends its clause, or a word goes on about the person; never before a unit or a fraction."""
    word = reading.word(i)
    if opened == " (":
        return _gap_behind(reading, i).startswith(")")
    if word is None or word.gap[0] in ",.;)\n":
        return word is None or not word.text[0].isdigit() or word.gap != "."
    return opened == " " and word.gap == " " and word.text in {"og", "men", "med", "som", "nu"}


def _gap_behind(reading: Reading, i: int) -> str:
    word = reading.word(i)
    return word.gap if word else reading.text[reading.words[-1].end :]


AGE_RULES: tuple[WordRule, ...] = (WordRule(name="age beside a name", type=Type.AGE, spans=_age_beside_name),)
