"""What a person is told whose text is not stored: what sort of thing stands in it, but not the thing itself."""

from collections.abc import Sequence

from quiz_app.domain.anonymise.finding import Finding, Type

_NAMES: dict[Type, str] = {
    Type.CPR: "et CPR-nummer",
    Type.EMAIL: "en e-mailadresse",
    Type.URL: "et link",
    Type.ACCOUNT: "et kontonummer",
    Type.CVR: "et CVR-nummer",
    Type.CASE_NUMBER: "et sagsnummer",
    Type.NUMBER_PLATE: "en nummerplade",
    Type.MATRIKEL: "et matrikelnummer",
    Type.BIRTH_DATE: "en fødselsdato",
    Type.ADDRESS: "en adresse",
    Type.PHONE: "et telefonnummer",
    Type.NUMBER: "et langt nummer",
    Type.ORGANISATION: "et arbejdssted, en klinik eller en skole",
    Type.NAME: "et navn",
    Type.NICKNAME: "et kælenavn",
    Type.INITIALS: "initialer",
    Type.SMALL_PLACE: "et lille sted",
    Type.PLACE: "et stednavn",
    Type.NATIONALITY: "en nationalitet",
    Type.DIAGNOSIS: "en sjælden diagnose",
    Type.OCCUPATION: "et sjældent erhverv",
    Type.DATE: "en dato",
    Type.AGE: "en alder",
    Type.CHILDREN: "et antal børn",
    Type.EVENT: "en omtalt begivenhed",
    Type.SUSPECT: "et ukendt ord",
}
_SHOWN = 3
_HINT = 2


def explain(findings: Sequence[Finding]) -> str:
    """What to tell the person who typed the text, in Danish; names three findings at most.

    Of an identifier only its first characters are shown, so the sentence itself may be logged or stored.
    Raises ValueError when there is nothing to explain.
    """
    if not findings:
        raise ValueError("no findings to explain")
    named = [f"{_NAMES[finding.type]} (»{_hint(finding.text)}…«)" for finding in findings[:_SHOWN]]
    rest = len(findings) - len(named)
    if rest:
        named.append(f"{rest} mere" if rest == 1 else f"{rest} andre")
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} og {named[-1]}"
    it = "det" if len(findings) == 1 else "dem"
    return (
        f"Teksten indeholder noget, der kan identificere en borger: {listed}. Fjern {it}, og prøv igen. Intet er gemt."
    )


def _hint(text: str) -> str:
    return " ".join(text.split())[: min(_HINT, len(text) // 2)]
