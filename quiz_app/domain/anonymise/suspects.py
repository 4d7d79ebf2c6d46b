"""Tier T2: words that may be somebody's name or place. Each rule looks at one word in its surroundings.

Names first, then words: a dictionary knows many names and place names as ordinary words, so it is asked last.
"""

import re

from quiz_app.domain.anonymise.everyday import EVERYDAY_RULES
from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.lexicon import genitives
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.strangers import STRANGER_RULES
from quiz_app.domain.anonymise.word_rule import WordRule
from quiz_app.domain.anonymise.words import Word

_DEMONYMS = re.compile(
    r"(?:borger|pige|dreng|mand|kvinde|familie|fyr|ense|ianer|aner|dame|mor|far|kontor)(?:[a-zæøå]{0,4})"
)
_ALSO_WORDS = frozenset({"af", "ben", "da", "de", "den", "der", "la", "le", "ten"})
_HEADINGS = frozenset({"PLAN", "SAG", "DAG", "JOB", "STED", "BO", "BY", "EGEN", "BEN", "HOLD", "NOK", "MED", "BIL"})
_TITLES = frozenset({"dr", "hr", "fr", "frk", "prof", "cand", "adv", "skt"})
_SHORTEST_PLACE, _SHORT, _MOST_PARTICLES = 4, 3, 3


def _place(reading: Reading, i: int) -> int:
    """In any case; a small letter only where the word is not an everyday one."""
    word = reading.words[i]
    count = reading.phrase(reading.lexicon.places, i)
    if count == 1 and reading.lexicon.is_everyday(word.text) and (word.is_small or word.opens):
        return 0
    return count


def _capitalised_name(reading: Reading, i: int) -> int:
    word = reading.words[i]
    if word.text[0].islower() or not reading.lexicon.is_name(word.text) or word.text in _HEADINGS:
        return 0
    return int(not (word.opens and any(f in reading.lexicon.function_words for f in genitives(word.text))))


def _small_name(reading: Reading, i: int) -> int:
    word = reading.words[i]
    return int(word.is_small and reading.lexicon.is_name(word.text) and not reading.lexicon.is_everyday(word.text))


def _name_in_compound(reading: Reading, i: int) -> int:
    """``el-Khatib``, ``mette-sagen``."""
    return int(any(map(reading.lexicon.is_name, _telling_parts(reading, i))))


def _place_in_compound(reading: Reading, i: int) -> int:
    """``Herlev-borgeren``."""
    return int(any(map(reading.lexicon.places.holds, _telling_parts(reading, i))))


def _telling_parts(reading: Reading, i: int) -> list[str]:
    """The parts of a hyphenated word that are no everyday words, or are written with a capital."""
    parts = reading.words[i].text.split("-")
    if len(parts) == 1:
        return []
    return [p for p in parts if len(p) >= _SHORT and (p[0].isupper() or not reading.lexicon.is_everyday(p))]


def _place_grown_together(reading: Reading, i: int) -> int:
    """``herlevborgeren``, ``odenseaner``, ``bornholmer``."""
    lower = reading.words[i].text.lower()
    places = reading.lexicon.places
    for cut in range(_SHORTEST_PLACE, len(lower) - 1):
        head, tail = lower[:cut], lower[cut:].removeprefix("s")
        if (_DEMONYMS.fullmatch(tail) or tail in {"er", "ere", "eren", "erne"}) and places.holds(head):
            return int(head not in reading.lexicon.everyday and head not in reading.lexicon.vocabulary)
    return 0


def _capital_inside(reading: Reading, i: int) -> int:
    """A capital inside a sentence, but for a form of address."""
    word = reading.words[i]
    if not word.is_capitalised or word.opens or not word.text[:2].isalpha() or len(word.text) == 1:
        return 0
    return int(not (_may_open(reading, i) and reading.spelling.is_entry(word.text.lower())))


def _may_open(reading: Reading, i: int) -> bool:
    """Behind the stop of an abbreviation (``10 pct. Har pension``) a sentence may open; not behind a title's."""
    word, before = reading.words[i], reading.word(i - 1)
    stop = word.gap.startswith(".") and before is not None and (len(before.text) > 1 or before.gap == ".")
    return stop and before is not None and before.text.lower() not in _TITLES and before.text[0].islower()


def _unknown(reading: Reading, i: int) -> int:
    """Not in the dictionary, and not built of words that are."""
    word = reading.words[i]
    if len(word.text) < _SHORT or not word.text[0].isalpha():
        return 0
    return int(not reading.spelling.knows(word.text))


def _mixed_with_digits(reading: Reading, i: int) -> int:
    """``Mett3`` as a scanner reads it; not ``B12``, ``FEV1`` or a code of a diagnosis."""
    return int(re.search(r"[^\W\d_][a-zæøå]+\d+[^\W\d_]*$|^[A-ZÆØÅ]\d[a-zæøå]{2,}", reading.words[i].text) is not None)


def _particle(reading: Reading, i: int) -> int:
    """``al Masri``, ``van der Berg``: a particle or more with a capital behind it."""
    word, count = reading.words[i], 0
    while count < _MOST_PARTICLES and _is_particle(reading, i + count):
        count += 1
    after = reading.beside(i + count - 1, 1) if count else None
    if after is None or "." in after.gap or (word.text in _ALSO_WORDS and not _follows_name(reading, i)):
        return 0
    named = after.is_capitalised and not after.opens
    return (count + 1) * int(named and not (word.opens and _is_ordinary(reading, word, after)))


def _is_particle(reading: Reading, i: int) -> bool:
    word = reading.word(i)
    return word is not None and word.text.lower() in reading.lexicon.particles


def _follows_name(reading: Reading, i: int) -> bool:
    before = reading.beside(i, -1)
    return before is not None and (before.is_capitalised or before.text.lower() in reading.lexicon.particles)


def _is_ordinary(reading: Reading, word: Word, after: Word) -> bool:
    """``De Jensen``, ``Den`` and the like at the head of a sentence."""
    known = reading.spelling.knows(after.text) and not reading.lexicon.is_name(after.text)
    return reading.spelling.is_entry(word.text.lower()) and known


def _initials(reading: Reading, i: int) -> int:
    """Two or three capitals that are no abbreviation (``MJ``); letters with names or stops (``J.P.``, ``Iryna B.``)."""
    word, after = reading.words[i], reading.word(i + 1)
    if word.is_shouted and word.text.isalpha():
        return int(len(word.text) <= _SHORT and not _is_in_heading(reading, i))
    before = reading.beside(i, -1)
    behind = before is not None and before.is_capitalised and reading.lexicon.is_name(before.text)
    dotted = _is_dotted(after) or (_is_dotted(word) and _is_initial(reading, i - 1))
    return int(_is_initial(reading, i) and (behind or dotted))


def _is_in_heading(reading: Reading, i: int) -> bool:
    """``TIL LÆGEKONSULENTEN``: a little word beside a long one in capitals."""
    beside = [reading.beside(i, step) for step in (1, -1)]
    shouted = any(word is not None and word.is_shouted and len(word.text) > _SHORT for word in beside)
    after = reading.word(i + 1)
    labels = after is not None and after.gap.startswith(":")
    return (shouted or labels) and reading.spelling.is_entry(reading.words[i].text.lower())


def _is_initial(reading: Reading, i: int) -> bool:
    word = reading.word(i)
    return word is not None and len(word.text) == 1 and word.text.isupper()


def _is_dotted(word: Word | None) -> bool:
    """True of a capital that follows a full stop with a blank at most between."""
    return word is not None and word.gap in {".", ". "} and word.text[0].isupper()


WORD_RULES: tuple[WordRule, ...] = (
    WordRule(name="place", type=Type.PLACE, spans=_place),
    WordRule(name="name with a capital", type=Type.NAME, spans=_capitalised_name),
    WordRule(name="name written small", type=Type.NAME, spans=_small_name),
    *EVERYDAY_RULES,
    *STRANGER_RULES,
    WordRule(name="name in a compound", type=Type.NAME, spans=_name_in_compound),
    WordRule(name="place in a compound", type=Type.PLACE, spans=_place_in_compound),
    WordRule(name="place grown together", type=Type.PLACE, spans=_place_grown_together),
    WordRule(name="particle", type=Type.NAME, spans=_particle),
    WordRule(name="initials", type=Type.INITIALS, spans=_initials),
    WordRule(name="capital inside a sentence", type=Type.SUSPECT, spans=_capital_inside),
    WordRule(name="unknown word", type=Type.SUSPECT, spans=_unknown),
    WordRule(name="letters with digits", type=Type.SUSPECT, spans=_mixed_with_digits),
)
