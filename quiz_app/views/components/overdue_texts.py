"""Texts whose review by the calendar is late, each with the line that says it was read."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.clearance import Finding
from quiz_app.domain.reviewing import Review
from quiz_app.views.components import impact_words, labels

SHOWN = 10


def draw(reviews: tuple[Review, ...]) -> None:
    """The oldest of them."""
    st.header("Mangler eftersyn")
    if not reviews:
        st.caption("Alle tekster er efterset til tiden.")
        return
    number = labels.count(len(reviews), "tekst skulle", "tekster skulle")
    st.write(
        f"{number} være læst op mod loven nu, uanset om den ændres. De bliver på siderne og i prøverne. Er en tekst "
        "stadig rigtig, så skriv linjen i dens fil; ellers ret teksten først."
    )
    for review in reviews[:SHOWN]:
        kind, title = impact_words.KIND[review.ref.kind], labels.verbatim(review.title)
        with st.expander(f"{kind}: {title} · senest {labels.day(review.due)}"):
            st.markdown(f"{impact_words.named(review.ref, review.title)} i {_file(review)}:")
            today = state.platform().clock.today()
            st.code(impact_words.line_for_file(review.thing, today, Finding.UNCHANGED), language=None)
    if len(reviews) > SHOWN:
        st.caption(f"De {SHOWN} ældste af {len(reviews)}.")


def _file(review: Review) -> str:
    return impact_words.file_of(review.thing, review.ref.kind)
