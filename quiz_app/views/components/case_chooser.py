"""*Min sag er fra …* in the app: the case as it is typed, and what applies to it on a page of the site."""

from datetime import date

import streamlit as st

from quiz_app import state
from quiz_app.domain.case_date import AskedCase, DatedPage, fragment, offers_choice, told, what_applies
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.law import Track
from quiz_app.errors import InvalidInput
from quiz_app.views.components import labels

DATED = ("guideline", "situation")
"""The kinds of pages that open on a case."""


def asked(key: str) -> AskedCase | None:
    """The case that somebody names; ``None`` while they name no day."""
    with st.expander("Min sag er fra …", icon=":material/event:"):
        st.caption("Reglerne følger sagens dato. Skriv den, og se, hvad der gælder. Det, du skriver, bliver ikke gemt.")
        day = _day("Sagens dato (dd.mm.åååå)", f"{key}.day")
        granted = _day("Bevilget eller afgjort (dd.mm.åååå), hvis du kender den", f"{key}.granted")
        track = st.selectbox(
            "Sagen handler om",
            list(Track),
            index=None,
            placeholder="alt",
            format_func=labels.TRACK.__getitem__,
            key=f"{key}.track",
        )
    if day is None:
        return None
    return AskedCase(case_date=day, granted=granted, track=track)


def address(kind: str, url: str, case: AskedCase | None) -> str:
    """The page's address, opened on the case where the page knows of cases."""
    return f"{url}{fragment(case)}" if case and kind in DATED else url


def applies(kind: str, page_id: str, case: AskedCase | None) -> str:
    """What applies to the case on the page, in Danish; empty where the page is the same for all cases."""
    library = state.platform().library
    page = find_page(kind, page_id)
    if case is None or page is None or not offers_choice(page, library):
        return ""
    found = what_applies(page, case, library)
    said = told(case, found)
    if found.elsewhere:
        titles = " og ".join(f"»{library.guidelines[name].title}«" for name in found.elsewhere)
        return f"{said} Læs i stedet {titles}."
    dated = {period.section for period in page.periods}
    titles = ", ".join(f"»{title}«" for title in found.sections if title in dated)
    return f"{said} Læs {titles}." if titles else said


def find_page(kind: str, page_id: str) -> DatedPage | None:
    """The guideline or situation of that id."""
    library = state.platform().library
    return library.guidelines.get(page_id) if kind == "guideline" else library.situations.get(page_id)


def _day(label: str, key: str) -> date | None:
    text = st.text_input(label, max_chars=20, key=key, autocomplete="off").strip()
    if not text:
        return None
    try:
        return parse_date(key, text)
    except InvalidInput as error:
        st.error(str(error), icon=":material/error:")
        return None
