"""How hard a Danish text is to read: LIX (Björnsson 1968), the words of a sentence plus the share of long words."""

import re

LONG = 6
"""A word with more letters than this is long."""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"(?<!\d)[.!?:](?=[\s*»)]|$)(?!\s*\d)|\n\s*\n|\n\s*(?:[-*|>]|\d+\.)\s")


def lix(text: str) -> float:
    """Under 25 is very easy, 35 is a newspaper's easy pages, 45 is middling; a list's item counts as a sentence.

    A stop before or after a number ("stk. 2", "1. juli") ends nothing. Markdown's links count by their words; a text
    without words is 0.
    """
    said = _LINK.sub(r"\1", text)
    sentences = [words for part in _END.split(said) if (words := _WORD.findall(part))]
    count = sum(map(len, sentences))
    if not count:
        return 0.0
    long_words = sum(len(word) > LONG for words in sentences for word in words)
    return count / len(sentences) + 100 * long_words / count
