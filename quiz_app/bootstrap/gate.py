"""The anonymisation gate as an installation has it: its lexicon, its imported names and its glossary."""

from dataclasses import dataclass

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


def gate(settings: Settings) -> Gate:
    """The gate of this installation; a glossary that is missing or broken only makes it stricter."""
    text = read_text(settings.content_root, _GLOSSARY, []) or ""
    words = [term.term for term in read_glossary(text, _GLOSSARY, [])]
    return Gate(read_lexicon(settings.data_dir, vocabulary=words), SimplemmaDictionary())
