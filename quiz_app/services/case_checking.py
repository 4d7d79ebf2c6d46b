"""Whether a case that somebody wants to share is told whole: its form, its timeline, its citations."""

from dataclasses import replace

from quiz_app.domain.citation import CitationError, Citations
from quiz_app.domain.library import Library
from quiz_app.domain.sharing.case_text import CaseText, Words, rows, tidied
from quiz_app.domain.sharing.form import CaseForm, is_half_year
from quiz_app.errors import InvalidInput

LONGEST_TITLE = 100


def checked(text: CaseText, library: Library, citations: Citations) -> CaseText:
    """The case tidied, its citations as lawyers write them.

    :raises InvalidInput: something is missing, too long or of no known value. What was typed is never repeated.
    """
    words = tidied(text.words)
    _check_words(words)
    _check_timeline(words.timeline)
    _check_form(text.form, library)
    provisions = tuple(_cited(citation, citations) for citation in text.form.provisions)
    return CaseText(form=replace(text.form, provisions=provisions), words=words)


def _check_words(words: Words) -> None:
    if not words.title or len(words.title) > LONGEST_TITLE:
        raise InvalidInput("title", f"Skriv en titel på højst {LONGEST_TITLE} tegn, uden navne og steder.")
    if not words.question:
        raise InvalidInput("question", "Skriv det, du gerne vil have kollegernes øjne på.")
    if not (words.timeline or words.story):
        raise InvalidInput("story", "Skriv en tidslinje eller en tekst om sagen.")


def _check_timeline(timeline: str) -> None:
    try:
        rows(timeline)
    except ValueError as error:
        raise InvalidInput(
            "timeline", f"Linje {error.args[0]} i tidslinjen skal se sådan ud: måned 3: Praktikken begynder."
        ) from error


def _check_form(form: CaseForm, library: Library) -> None:
    if form.regime not in library.regimes:
        raise InvalidInput("regime", "Vælg de regler, sagen hører under.")
    if not is_half_year(form.half_year):
        raise InvalidInput("half_year", "Vælg det halvår, sagen er fra.")
    if not form.themes:
        raise InvalidInput("themes", "Vælg mindst ét emne.")


def _cited(citation: str, citations: Citations) -> str:
    try:
        return citations.format(citations.parse(citation))
    except CitationError:
        raise InvalidInput("provisions", "En bestemmelse kan ikke læses. Skriv fx pensionsloven § 18.") from None
