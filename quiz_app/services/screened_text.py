"""What every free text about a case passes before it is stored: the whole gate, until each finding is settled."""

from collections.abc import Iterable, Mapping

from quiz_app.domain.anonymise import Finding, Refusal, Tier, explain
from quiz_app.errors import InvalidInput
from quiz_app.services.free_text import checked
from quiz_app.services.gate_port import Gate

REMEDIES: Mapping[Refusal, str] = {
    Refusal.TOO_LONG: "Teksten er for lang til at blive læst igennem. Kort den af til det, lektien handler om.",
    Refusal.ATTACHMENT: "Teksten indeholder en vedhæftning eller et billede. Skriv selv det vigtige i stedet.",
    Refusal.ZERO_WIDTH: "Teksten indeholder usynlige tegn. Skriv den af i stedet for at sætte den ind.",
    Refusal.MIXED_SCRIPTS: "Et ord blander bogstaver fra to alfabeter. Skriv ordet om med almindelige bogstaver.",
    Refusal.ALL_CAPITALS: "Teksten står med store bogstaver, så navne ikke kan skelnes. Skriv den om med små.",
    Refusal.EVERY_WORD_CAPITAL: "Næsten alle ord har stort begyndelsesbogstav. Skriv kun navne og sætninger med stort.",
    Refusal.NO_CAPITALS: "Teksten mangler store bogstaver, så navne ikke kan skelnes. Sæt dem ved sætninger og navne.",
    Refusal.DETECTOR_ERROR: "Teksten kunne ikke læses igennem. Del den op, eller skriv den om, og prøv igen.",
}
"""What a person whose text is refused outright can do about it."""


def screened(gate: Gate, field: str, text: str, confirmed: Iterable[str] = ()) -> str:
    """The text without surrounding space, once nothing in it is left that may identify a citizen.

    ``confirmed`` are words found before of which the writer says that they identify nobody; what identifies for
    certain cannot be confirmed away.

    :raises InvalidInput: it is too long, refused, or something found in it is not settled. Nothing is stored.
    """
    text = checked(field, text)
    screening = gate.screen(text)
    if screening.refused is not None:
        raise InvalidInput(field, f"{REMEDIES[screening.refused]} Intet er gemt.")
    if findings := _unsettled(screening.findings, confirmed):
        raise InvalidInput(field, explain(findings))
    return text


def unsettled(gate: Gate, text: str, confirmed: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What :func:`screened` would stop at, for a page that lets the writer settle it; empty for a refused text."""
    return _unsettled(gate.screen(text.strip()).findings, confirmed)


def _unsettled(findings: Iterable[Finding], confirmed: Iterable[str]) -> tuple[Finding, ...]:
    settled = set(map(_bare, confirmed))
    return tuple(f for f in findings if f.tier == Tier.T1 or _bare(f.text) not in settled)


def _bare(words: str) -> str:
    return " ".join(words.split())
