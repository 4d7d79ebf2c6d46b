"""Reads the text of an act from a file: plain text, JSON of provisions, or the official LexDania XML.

Everything that is wrong with a file comes as problems with path and line; a file is read whole or not at all.
"""

import re
from collections.abc import Callable
from pathlib import Path

from quiz_app.content.lawtext.assembling import Draft
from quiz_app.content.lawtext.lexdania import read_lexdania
from quiz_app.content.lawtext.listed import read_listed
from quiz_app.content.lawtext.plain import read_plain
from quiz_app.content.text import read_text
from quiz_app.domain.lawtext import LawText
from quiz_app.errors import ContentError, Problem

__all__ = ["law_text_of", "read_law_text"]

LARGEST = 20_000_000
"""Bytes; the longest Danish act as XML is a tenth of it."""
_JSON = re.compile(r"\s*(?:\{|\[\s*[{\]])")


def read_law_text(path: Path, tell: Callable[[str], None] = lambda _: None) -> LawText:
    """The act in a file; ``tell`` gets a sentence for each thing in it that is passed over.

    :raises ContentError: the file cannot be taken; carries every problem.
    """
    problems: list[Problem] = []
    text = read_text(path.parent, path.name, problems, largest=LARGEST)
    if text is None:
        raise ContentError(Problem(str(path), p.line, p.message) for p in problems)
    return law_text_of(text, str(path), tell)


def law_text_of(text: str, path: str, tell: Callable[[str], None] = lambda _: None) -> LawText:
    """The act in a text; ``path`` is what problems name.

    :raises ContentError: as above.
    """
    draft = Draft(path=path)
    if text.lstrip().startswith("<"):
        read_lexdania(text, draft)
    elif _JSON.match(text):
        read_listed(text, draft)
    else:
        read_plain(text, draft)
    found = draft.law_text()
    for message in draft.passed_over:
        tell(message)
    return found
