"""Tier T2: names that are ordinary words too (Bo, Liv, Per, Holm), told by the words around them."""

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.lexicon import genitives
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.word_rule import WordRule, words

_CUES = words(
    "hedder hed kaldet kaldes kalder navn navnet hr herr fru frøken fr dr doktor søn sønnen datter datteren",
    "kone konen hustru hustruen ægtefællen kæreste kæresten samlever samleveren manden bror søster broderen",
    "broren søsteren lillebror storebror lillesøster storesøster eksmanden ekskonen svigersønnen svigerdatteren",
    "lægen psykologen chefen lederen mester kollegaen veninden vennen naboen sagsbehandleren mentoren",
    "jobkonsulenten kontaktpersonen socialrådgiveren underskrevet hos",
)
_PERSON_VERBS = words(
    "er har var havde siger sagde ringer ringede oplyser oplyste fortæller fortalte kan vil skal ønsker kommer",
    "kom bor boede arbejder arbejdede møder mødte føler mener synes fik får blev bliver går gik deltager deltog",
    "beskriver giver gav spørger spurgte svarer svarede skriver skrev tager tog passer hjælper fungerer lider",
)
_SPEECH = words(
    "siger sagde ringer ringede oplyser oplyste fortæller fortalte mener mente synes spørger spurgte svarede skriver",
    "skrev ønsker ønskede tror troede føler følte forklarer forklarede deltager deltog udebliver udeblev græder",
    "sover bor boede hedder arbejder arbejdede mødte afviser afviste takker accepterer bekræfter bekræftede",
)
_CONTACTS = (
    *("ring", "tal", "snak", "aftal", "møde", "samtale", "besked", "skriv", "skrev", "send", "sendt", "mail", "sms"),
    *("opkald", "besøg", "hør", "hilsen", "hilse", "følges", "sammen", "kontakt", "henvendelse", "opfølgning"),
)
_ASKED = words(
    "spurgte spørger spurgt kontakt kontakter kontaktede kontaktet kontakte orienterer orienterede orienteret",
    "informerer informerede besøger besøgte besøge mødte ringede hjælper hjalp ledsager",
)
_PREPOSITIONS = words("til med fra hos af for ved")
_RELATIONS = words(
    "mor far kone mand søn datter bror søster læge psykolog mentor chef kæreste samlever ekskone eksmand familie",
    "forældre børn barn ven veninde nabo bisidder sagsbehandler jobkonsulent støtteperson kontaktperson bostøtte",
    "moster faster onkel tante mormor farmor morfar farfar hund kat lejlighed sag praktik",
)
_DETERMINERS = words(
    "en et den det de der som at min din sin mit dit sit vores jeres deres hans hendes ingen nogen hver al alt i på om",
    "til med fra af for ved per pr uden efter over under god gode andet anden samme hele",
)
_VERB_TELLS = words(
    "hans per tone sol fred maj may juni august ro le lis ring lange post vind vinter sommer jul kold høj have kok",
    "kamp vest sød sort dyr fald havn anis oral bal an do ha son ta van my so lang nord smed stilling mester mand",
)
_PLACE_VERBS = words("bor boede boet bosat flytter flyttede flyttet opvokset rejst kørt tilflyttet hjemme fraflyttet")
_PLACE_WORDS = words("i til fra ved")
_POSSESSIVES = words("hans min din sin")
_SHORTEST = 2


def _before_surname(reading: Reading, i: int) -> int:
    """``bo jensen``, ``Per Holm``, ``per holm``; but ``hans skov`` is his wood, and ``Vi Nguyen`` needs her capital."""
    lexicon, word, after = reading.lexicon, reading.words[i], reading.beside(i, 1)
    if not after or not lexicon.is_first_name(word.text) or not lexicon.is_surname(after.text):
        return 0
    if _is_function_word(reading, after.text):
        return 0
    clear = after.is_capitalised or not lexicon.is_everyday(after.text)
    return 2 * int(clear or (word.text[0].islower() and word.text not in _POSSESSIVES))


def _surname_after_name(reading: Reading, i: int) -> int:
    """``mette holm``: the second is an everyday word, the first is not."""
    before = reading.beside(i, -1)
    word = reading.words[i].text
    if not before or not reading.lexicon.is_surname(word) or word in _RELATIONS | _SPEECH | _PERSON_VERBS:
        return 0
    if word[0].islower() and before.text[-1] == "s" and before.text.lower() not in reading.lexicon.first_names:
        return 0
    return int(reading.lexicon.is_first_name(before.text) and not reading.lexicon.is_everyday(before.text))


def _after_cue(reading: Reading, i: int) -> int:
    """``datteren liv``, ``hedder storm``, ``hos bo``."""
    before = reading.beside(i, -1)
    return int(before is not None and before.text.lower() in _CUES and _may_be_name(reading, i))


def _after_contact(reading: Reading, i: int) -> int:
    """``ringet til bo``, ``møde med liv``, ``spurgte tom``."""
    before, further = reading.beside(i, -1), reading.word(i - 2)
    if not before or not _may_be_name(reading, i):
        return 0
    asked = before.text.lower() in _ASKED
    told = further is not None and before.is_beside and further.text.lower().startswith(_CONTACTS)
    return int(asked or (told and before.text in _PREPOSITIONS))


def _before_speech(reading: Reading, i: int) -> int:
    """``bo ringer``, ``i går oplyste liv``, but not ``den dag kommer`` or ``en storm siger``."""
    before, after = reading.beside(i, -1), reading.beside(i, 1)
    if not _may_be_name(reading, i) or (before is not None and before.text.lower() in _DETERMINERS):
        return 0
    told = before is not None and before.text in _SPEECH and before.text not in _PLACE_VERBS
    return int(told or (after is not None and after.text in _SPEECH))


def _beside_and(reading: Reading, i: int) -> int:
    """``mette og bo``, ``bo og mette``."""
    for step in (1, -1):
        joint, other = reading.beside(i, step), reading.word(i + 2 * step)
        if joint and joint.text == "og" and other and _may_be_name(reading, i):
            lexicon = reading.lexicon
            return int(lexicon.is_first_name(other.text) and not lexicon.is_everyday(other.text))
    return 0


def _genitive_before_relation(reading: Reading, i: int) -> int:
    """``bos mor``, ``livs læge``."""
    word, after = reading.words[i], reading.beside(i, 1)
    bare = genitives(word.text)[-1]
    if not after or after.text not in _RELATIONS or bare == word.text.lower() or len(bare) < _SHORTEST:
        return 0
    return int(bare in reading.lexicon.first_names and bare not in reading.lexicon.function_words)


def _opening_before_verb(reading: Reading, i: int) -> int:
    """``Hans ringer`` is a name, ``Hans smerter`` is not."""
    word, after = reading.words[i], reading.beside(i, 1)
    return int(word.opens and word.text.lower() in _VERB_TELLS and after is not None and after.text in _PERSON_VERBS)


def _place_after_cue(reading: Reading, i: int) -> int:
    """``bor i skive``, ``flyttet til give``."""
    before, further = reading.beside(i, -1), reading.word(i - 2)
    if not before or before.text not in _PLACE_WORDS or not further or further.text.lower() not in _PLACE_VERBS:
        return 0
    return reading.phrase(reading.lexicon.places, i)


def _may_be_name(reading: Reading, i: int) -> bool:
    word = reading.words[i].text
    return (
        reading.lexicon.is_name(word) and word not in _SPEECH | _PERSON_VERBS and not _is_function_word(reading, word)
    )


def _is_function_word(reading: Reading, word: str) -> bool:
    return any(form in reading.lexicon.function_words for form in genitives(word))


EVERYDAY_RULES: tuple[WordRule, ...] = (
    WordRule(name="everyday name before a surname", type=Type.NAME, spans=_before_surname),
    WordRule(name="everyday surname after a name", type=Type.NAME, spans=_surname_after_name),
    WordRule(name="everyday name after a cue", type=Type.NAME, spans=_after_cue),
    WordRule(name="everyday name somebody talked to", type=Type.NAME, spans=_after_contact),
    WordRule(name="everyday name that speaks", type=Type.NAME, spans=_before_speech),
    WordRule(name="everyday name beside another", type=Type.NAME, spans=_beside_and),
    WordRule(name="everyday name of a relation", type=Type.NAME, spans=_genitive_before_relation),
    WordRule(name="opening name before a verb", type=Type.NAME, spans=_opening_before_verb),
    WordRule(name="everyday place after a cue", type=Type.PLACE, spans=_place_after_cue),
)
