"""What every field for free text passes before it is stored."""

from quiz_app.domain.anonymise import certain_identifiers, explain
from quiz_app.errors import InvalidInput

LONGEST = 2000


def checked(field: str, text: str) -> str:
    """The text without surrounding space, once it is known to hold no certain identifier.

    :raises InvalidInput: it is too long, or something in it certainly identifies a person. Nothing is stored.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise InvalidInput(field, f"Teksten er på {len(text)} tegn; der er plads til {LONGEST}. Kort den af.")
    if findings := certain_identifiers(text):
        raise InvalidInput(field, explain(findings))
    return text
