"""Tier T2: words that may be somebody's name or place. Each rule looks at one word in its surroundings.

Names first, then words: a dictionary knows many names and place names as ordinary words, so it is asked last.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.lexicon import genitives
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.words import Word

_CUES = frozenset(
    word
    for line in (
        "hedder hed kaldet kaldes kalder navn navnet hr herr fru frøken fr dr doktor søn sønnen datter datteren",
        "kone konen hustru hustruen ægtefællen kæreste kæresten samlever samleveren manden bror søster broderen",
        "broren søsteren",
        "lægen psykologen chefen lederen mester kollegaen veninden vennen naboen sagsbehandleren mentoren",
        "jobkonsulenten kontaktpersonen socialrådgiveren underskrevet",
    )
    for word in line.split()
)
_PERSON_VERBS = frozenset(
    word
    for line in (
        "er har var havde siger sagde ringer ringede oplyser oplyste fortæller fortalte kan vil skal ønsker kommer",
        "kom bor boede arbejder arbejdede møder mødte føler mener synes fik får blev bliver går gik deltager deltog",
        "beskriver giver gav spørger spurgte svarer svarede skriver skrev tager tog passer hjælper fungerer lider",
    )
    for word in line.split()
)
_VERB_TELLS = frozenset({"hans", "per", "tone", "sol", "fred", "maj", "may", "juni", "august", "ro", "le"})
_DEMONYMS = re.compile(
    r"(?:borger|pige|dreng|mand|kvinde|familie|fyr|ense|ianer|aner|dame|mor|far|kontor)(?:[a-zæøå]{0,4})"
)
_ALSO_WORDS = frozenset({"af", "ben", "da", "de", "den", "der", "la", "le", "ten"})
_POSSESSIVES = frozenset({"hans", "min", "din", "sin"})
_SHORTEST_PLACE, _SHORT = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """``spans`` says how many words from word ``i`` on it takes for its ``type``; 0 for none."""

    name: str
    type: Type
    spans: Callable[[Reading, int], int]


def _place(reading: Reading, i: int) -> int:
    """In any case; a small letter only where the word is not an everyday one."""
    word = reading.words[i]
    count = reading.phrase(reading.lexicon.places, i)
    if count == 1 and reading.lexicon.is_everyday(word.text) and (word.is_small or word.opens):
        return 0
    return count


def _capitalised_name(reading: Reading, i: int) -> int:
    word = reading.words[i]
    if not (word.is_capitalised and reading.lexicon.is_name(word.text)):
        return 0
    return int(not (word.opens and any(f in reading.lexicon.function_words for f in genitives(word.text))))


def _small_name(reading: Reading, i: int) -> int:
    word = reading.words[i]
    return int(word.is_small and reading.lexicon.is_name(word.text) and not reading.lexicon.is_everyday(word.text))


def _everyday_name_before_surname(reading: Reading, i: int) -> int:
    """``bo jensen``, ``Per Holm``, ``per holm``; but ``hans skov`` is his wood, and ``Vi Nguyen`` needs her capital."""
    lexicon, word, after = reading.lexicon, reading.words[i], reading.beside(i, 1)
    if not after or not lexicon.is_first_name(word.text) or not lexicon.is_surname(after.text):
        return 0
    if any(form in lexicon.function_words for form in genitives(after.text)):
        return 0
    clear = after.is_capitalised or not lexicon.is_everyday(after.text)
    return 2 * int(clear or (word.text[0].islower() and word.text not in _POSSESSIVES))


def _everyday_surname_after_name(reading: Reading, i: int) -> int:
    """``mette holm``: the second is an everyday word, the first is not."""
    before = reading.beside(i, -1)
    if not before or not reading.lexicon.is_surname(reading.words[i].text):
        return 0
    return int(reading.lexicon.is_first_name(before.text) and not reading.lexicon.is_everyday(before.text))


def _everyday_name_after_cue(reading: Reading, i: int) -> int:
    """``datteren liv``, ``hedder storm``."""
    before = reading.beside(i, -1)
    if not before or before.text.lower() not in _CUES or not reading.lexicon.is_first_name(reading.words[i].text):
        return 0
    return int(not any(form in reading.lexicon.function_words for form in genitives(reading.words[i].text)))


def _opening_name_before_verb(reading: Reading, i: int) -> int:
    """``Hans ringer`` is a name, ``Hans smerter`` is not."""
    word, after = reading.words[i], reading.beside(i, 1)
    return int(word.opens and word.text.lower() in _VERB_TELLS and after is not None and after.text in _PERSON_VERBS)


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
    return int(word.is_capitalised and not word.opens and word.text[:2].isalpha() and len(word.text) > 1)


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
    """``van der Berg``, ``al Masri``: a particle with a capital, or another particle, behind it."""
    word, after = reading.words[i], reading.beside(i, 1)
    if word.text.lower() not in reading.lexicon.particles or not after or "." in after.gap:
        return 0
    if word.text in _ALSO_WORDS and not _follows_name(reading, i):
        return 0
    named = after.is_capitalised and not after.opens
    further = after.text.lower() in reading.lexicon.particles and not word.text.islower()
    return 2 * int((named or further) and not (word.opens and _is_ordinary(reading, word, after)))


def _follows_name(reading: Reading, i: int) -> bool:
    before = reading.beside(i, -1)
    return before is not None and (before.is_capitalised or before.text.lower() in reading.lexicon.particles)


def _is_ordinary(reading: Reading, word: Word, after: Word) -> bool:
    """``De Jensen``, ``Den`` and the like at the head of a sentence."""
    return reading.spelling.is_entry(word.text.lower()) and not reading.lexicon.is_name(after.text)


def _initials(reading: Reading, i: int) -> int:
    """Two or three capitals that are no abbreviation (``MJ``); letters with names or stops (``J.P.``, ``Iryna B.``)."""
    word, after = reading.words[i], reading.word(i + 1)
    if word.is_shouted and word.text.isalpha():
        return int(len(word.text) <= _SHORT)
    before = reading.beside(i, -1)
    behind = before is not None and before.is_capitalised and reading.lexicon.is_name(before.text)
    dotted = _is_dotted(after) or (_is_dotted(word) and _is_initial(reading, i - 1))
    return int(_is_initial(reading, i) and (behind or dotted))


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
    WordRule(name="everyday name before a surname", type=Type.NAME, spans=_everyday_name_before_surname),
    WordRule(name="everyday surname after a name", type=Type.NAME, spans=_everyday_surname_after_name),
    WordRule(name="everyday name after a cue", type=Type.NAME, spans=_everyday_name_after_cue),
    WordRule(name="opening name before a verb", type=Type.NAME, spans=_opening_name_before_verb),
    WordRule(name="name in a compound", type=Type.NAME, spans=_name_in_compound),
    WordRule(name="place in a compound", type=Type.PLACE, spans=_place_in_compound),
    WordRule(name="place grown together", type=Type.PLACE, spans=_place_grown_together),
    WordRule(name="particle", type=Type.NAME, spans=_particle),
    WordRule(name="initials", type=Type.INITIALS, spans=_initials),
    WordRule(name="capital inside a sentence", type=Type.SUSPECT, spans=_capital_inside),
    WordRule(name="unknown word", type=Type.SUSPECT, spans=_unknown),
    WordRule(name="letters with digits", type=Type.SUSPECT, spans=_mixed_with_digits),
)
