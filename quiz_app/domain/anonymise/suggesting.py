"""What to write instead of each finding of a text."""

from collections.abc import Sequence

from quiz_app.domain.anonymise.bands import as_band
from quiz_app.domain.anonymise.certain import SUGGESTIONS
from quiz_app.domain.anonymise.finding import Finding, Type, tier_of
from quiz_app.domain.anonymise.lexicon import Lexicon
from quiz_app.domain.anonymise.months import as_months
from quiz_app.domain.anonymise.roles import Roles

_FIXED: dict[Type, str] = SUGGESTIONS | {
    Type.SMALL_PLACE: "et mindre sted",
    Type.NATIONALITY: "[et andet land]",
    Type.DIAGNOSIS: "[diagnosegruppe]",
    Type.OCCUPATION: "[erhvervsgruppe]",
    Type.CHILDREN: "barn/børn",
    Type.EVENT: "[en hændelse]",
}


def suggested(text: str, spans: Sequence[tuple[int, int, Type]], lexicon: Lexicon) -> tuple[Finding, ...]:
    """The spans, in order, as findings with their suggestions; the same name has the same role throughout."""
    months = iter(as_months([text[start:end] for start, end, kind in spans if kind == Type.DATE]))
    roles = Roles(lexicon)
    findings = []
    for start, end, kind in spans:
        found = text[start:end]
        if kind == Type.DATE:
            instead = next(months)
        elif kind == Type.AGE:
            instead = as_band(found)
        else:
            instead = _FIXED[kind] if kind in _FIXED else roles.role(kind, found, text[:start])
        findings.append(Finding(start=start, end=end, text=found, tier=tier_of(kind), type=kind, suggestion=instead))
    return tuple(findings)
