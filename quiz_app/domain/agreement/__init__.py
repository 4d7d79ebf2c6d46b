"""Agreement between people who assess the same cases: the measure, what it rests on, and when nothing may be said."""

from quiz_app.domain.agreement.alpha import Estimate, Scale, alpha, change, estimate
from quiz_app.domain.agreement.consensus import Consensus, consensus
from quiz_app.domain.agreement.index import Index, Quarter, Talk, index, quarter_of
from quiz_app.domain.agreement.reading import FEWEST_ANSWERS, FEWEST_CASES, FEWEST_PEOPLE, Basis, Reading, reading
from quiz_app.domain.agreement.twins import FEWEST_A_VERSION, Compared, TwinResult, compare

__all__ = [
    "FEWEST_ANSWERS",
    "FEWEST_A_VERSION",
    "FEWEST_CASES",
    "FEWEST_PEOPLE",
    "Basis",
    "Compared",
    "Consensus",
    "Estimate",
    "Index",
    "Quarter",
    "Reading",
    "Scale",
    "Talk",
    "TwinResult",
    "alpha",
    "change",
    "compare",
    "consensus",
    "estimate",
    "index",
    "quarter_of",
    "reading",
]
