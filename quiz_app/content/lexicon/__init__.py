"""The gate's lists, read from data files: names by origin, places, workplaces, and what may stand."""

from quiz_app.content.lexicon.dictionary import SimplemmaDictionary
from quiz_app.content.lexicon.reading import read_lexicon
from quiz_app.content.lexicon.register_names import import_names

__all__ = ["SimplemmaDictionary", "import_names", "read_lexicon"]
