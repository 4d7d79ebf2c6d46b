"""Citations as Danish lawyers write them: text to provisions, provisions to text, and how provisions lie to each other.

A citation without a paragraph (``offentlighedsloven``) is allowed and means the whole act: a :class:`Provision` whose
``paragraf`` is empty. It covers everything in the act, so an object anchored to it is touched by every change there.
"""

from quiz_app.domain.citation.places import bounds, covers, overlaps, position
from quiz_app.domain.citation.register import Citations
from quiz_app.domain.citation.scan import CitationError

__all__ = ["CitationError", "Citations", "bounds", "covers", "overlaps", "position"]
