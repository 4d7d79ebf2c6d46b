"""Reading the lists: one file each, entries parted by commas or lines, ``#`` for a remark."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from quiz_app.content.lexicon.register_names import imported_names
from quiz_app.domain.anonymise.lexicon import Lexicon, Phrases, lowered
from quiz_app.domain.anonymise.towns import POST_TOWNS

DATA = Path(__file__).with_name("data")
_VERSION_LENGTH, _LONGEST_INITIALS = 12, 4


def read_lexicon(data_dir: Path | None = None, *, vocabulary: Iterable[str] = ()) -> Lexicon:
    """The lexicon of the package, with the names imported into ``data_dir`` and more words of the field.

    Its version is a digest of every entry.
    """
    imported = imported_names(data_dir)
    first_names = _lower(_folder("first_names")) | imported.first_names
    surnames = _lower(_folder("surnames")) | imported.surnames
    words = _lower(_entries("vocabulary")) | {word.lower() for entry in vocabulary for word in entry.split()}
    names = first_names | surnames
    allowed = [entry for name in ("allowed", "medicines", "laws", "roles") for entry in _entries(name)]
    allowed = [entry for entry in allowed if entry.lower() not in names]
    lists = {name: _entries(name) for name in _PHRASES}
    lists["places"] = [place.lower() for place in (*lists["places"], *POST_TOWNS)]
    sets = {name: _lower(_entries(name)) for name in _SETS}
    return Lexicon(
        version=_digest(first_names, surnames, words, allowed, *lists.values(), *sets.values()),
        first_names=first_names,
        surnames=surnames,
        everyday=sets["everyday"],
        function_words=sets["function_words"],
        particles=sets["particles"],
        institution_heads=sets["institution_heads"],
        vocabulary=frozenset(
            words - names | {word.lower() for word in allowed if " " not in word and not _is_abbreviation(word)}
        ),
        allowed=Phrases.of(entry.lower() for entry in allowed),
        allowed_words=frozenset(allowed),
        **{name: Phrases.of(entries) for name, entries in lists.items()},
    )


_SETS = ("everyday", "function_words", "particles", "institution_heads")
_PHRASES = ("places", "small_places", "organisations", "nationalities", "diagnoses", "occupations")


def _is_abbreviation(word: str) -> bool:
    """So short that in small letters it may be somebody's initials."""
    return word.isupper() and len(word) <= _LONGEST_INITIALS


def _folder(name: str) -> list[str]:
    return [entry for path in sorted((DATA / name).glob("*.txt")) for entry in _read(path)]


def _entries(name: str) -> list[str]:
    return _read(DATA / f"{name}.txt")


def _read(path: Path) -> list[str]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]


def _lower(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(lowered(entry) for entry in entries)


def _digest(*lists: Iterable[str]) -> str:
    return sha256("\n".join("|".join(sorted(entries)) for entries in lists).encode()).hexdigest()[:_VERSION_LENGTH]
