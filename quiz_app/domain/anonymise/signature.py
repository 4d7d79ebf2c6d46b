"""Tier T2: who signed, in whatever letters: ``Mvh`` and a name, ``/mhj``, ``skrevet af TV``."""

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.word_rule import WordRule, words

_PARTING = words("hilsen hilsner mvh vh kh knus bh dbh")
_WRITTEN = words(
    "skrevet skrev udarbejdet noteret udfyldt ført taget sagsbehandlet indtastet journaliseret afholdt referat"
)
_LABELS = words(
    "ref referent sagsbeh init initialer init vh mvh sagsbehandler underskrift diktat dikt sekr tast ansvarlig cc"
)
_TITLES = (
    *("konsulent", "læge", "rådgiver", "leder", "sekretær", "psykolog", "terapeut", "sygeplejerske", "behandler"),
    *("kommune", "team", "teamet", "afdeling", "afdelingen", "mentor", "koordinator", "assistent", "chef", "jobcenter"),
)
_LONGEST_NAME, _LONGEST_INITIALS, _ONE = 14, 4, 2


def _parting_name(reading: Reading, i: int) -> int:
    """A word or two alone on the line behind a farewell, if they are no title: ``hilsen`` and below it ``tulle``."""
    word, before = reading.words[i], reading.word(i - 1)
    short = word.is_shouted and len(word.text) <= _LONGEST_INITIALS
    if before is None or before.text.lower() not in _PARTING or not _parts(word.gap) or short:
        return 0
    count = next((n for n in range(1, _ONE + 1) if _ends_line(reading, i + n)), 0)
    line = reading.words[i : i + count]
    titled = any(part.text.lower().endswith(_TITLES) or len(part.text) > _LONGEST_NAME for part in line)
    return 0 if titled or not all(part.text[0].isalpha() for part in line) else count


def _parts(gap: str) -> bool:
    return "\n" in gap or "," in gap or gap in {" ", ". "}


def _signed(reading: Reading, i: int) -> int:
    """``/mhj`` at the end of a line, ``Ref.: TK``, ``skrevet af TV``."""
    word = reading.words[i]
    if len(word.text) > _LONGEST_INITIALS or not word.text.isalpha():
        return 0
    slash = word.gap.endswith("/") and word.gap[:-1].strip(" ") in {"", ".", "\n", ".\n", "!", ",", "\n\n", "-"}
    alone = slash and word.gap[:-1] != "" and _ends_line(reading, i + 1)
    strange = word.is_shouted or not reading.spelling.knows(word.text)
    return int(alone or (strange and (_is_labelled(reading, i) or _is_written_by(reading, i))))


def _is_labelled(reading: Reading, i: int) -> bool:
    before = reading.word(i - 1)
    return before is not None and before.text.lower() in _LABELS


def _is_written_by(reading: Reading, i: int) -> bool:
    by, written = reading.word(i - 1), reading.word(i - 2)
    return by is not None and by.text == "af" and written is not None and written.text.lower() in _WRITTEN


def _ends_line(reading: Reading, i: int) -> bool:
    word = reading.word(i)
    if word is None:
        return i == len(reading.words)
    return "\n" in word.gap


SIGNATURE_RULES: tuple[WordRule, ...] = (
    WordRule(name="name below a farewell", type=Type.NAME, spans=_parting_name),
    WordRule(name="initials of a writer", type=Type.INITIALS, spans=_signed),
)
