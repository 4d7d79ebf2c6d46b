"""The anonymisation gate as an installation has it: its lexicon, its imported names and its glossary."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quiz_app.bootstrap.settings import Settings
from quiz_app.content.glossary import read_glossary
from quiz_app.content.lexicon import SimplemmaDictionary, read_lexicon
from quiz_app.content.text import read_text
from quiz_app.domain.anonymise import Dictionary, Lexicon, Screening, screen

_GLOSSARY = "docs/ordliste.md"


@dataclass(frozen=True, slots=True)
class Gate:
    """Screens texts; the dictionary is read with the first one."""

    lexicon: Lexicon
    dictionary: Dictionary

    def screen(self, text: str) -> Screening:
        """Every finding, or a refusal; nothing is logged or kept."""
        return screen(text, self.lexicon, self.dictionary)


@dataclass(frozen=True, slots=True)
class LazyGate:
    """The same gate, whose lists a process reads with its first text and keeps."""

    settings: Settings

    def screen(self, text: str) -> Screening:
        """Every finding, or a refusal; nothing is logged or kept."""
        return _kept(self.settings.content_root, self.settings.data_dir).screen(text)


def gate(settings: Settings) -> Gate:
    """The gate of this installation; a glossary that is missing or broken only makes it stricter."""
    return _read(settings.content_root, settings.data_dir)


def _read(content_root: Path, data_dir: Path) -> Gate:
    text = read_text(content_root, _GLOSSARY, []) or ""
    words = [term.term for term in read_glossary(text, _GLOSSARY, [])]
    return Gate(read_lexicon(data_dir, vocabulary=words), SimplemmaDictionary())


_kept = cache(_read)
