"""The text of acts: how it is taken apart, and what two versions of it say differently."""

from quiz_app.domain.lawtext.comparing import Compared, TextChange, compare
from quiz_app.domain.lawtext.text import LawText, TextProvision

__all__ = ["Compared", "LawText", "TextChange", "TextProvision", "compare"]
