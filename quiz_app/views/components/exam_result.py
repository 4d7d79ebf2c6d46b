"""After an exam: the result, by topic, what to read again, and every item with its key. For the person alone."""

import altair as alt
import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import Attempt, Submission
from quiz_app.domain.question import AnyQuestion
from quiz_app.services.attempt_views import Review
from quiz_app.services.results import TopicResult, by_topic, to_read_again
from quiz_app.views.components import feedback, labels


def draw(attempt: Attempt, submission: Submission) -> None:
    """The result, what to read, and every item with its key."""
    attempting, library = state.platform().attempting, state.platform().library
    share = f"{labels.decimal(submission.points)} af {submission.out_of} point"
    if submission.passed:
        st.success(f"Bestået: {share}.", icon=":material/check_circle:")
    else:
        st.info(f"Endnu ikke bestået: {share}. Læs herunder, hvad der er værd at se på igen.")
    st.caption(f"Afleveret {labels.moment(submission.submitted_at)}")
    reviews = attempting.review(state.actor(), attempt.attempt_id)
    if not reviews:
        st.caption("Svarene er gemt længe nok og kan ikke længere føres til dig. Resultatet står.")
    marked(reviews)
    topics(by_topic(reviews))
    missed = [r.question for r in reviews if not r.mark.right and r.question.guideline in library.guidelines]
    if missed:
        st.subheader("Læs igen")
        links = dict.fromkeys(
            f"[{library.guidelines[q.guideline].title}]({feedback.address(q.guideline, q)}){_of(q)}" for q in missed
        )
        st.markdown("\n".join(f"- {link}" for link in links))
    st.page_link("views/my_licence.py", label="Til Mit kørekort", icon=":material/badge:")
    for review in reviews:
        sign = "✓" if review.mark.right else "–"
        with st.expander(f"{sign} Opgave {review.position}"):
            feedback.draw(review)


def marked(reviews: tuple[Review, ...]) -> None:
    """How many of the items are to be read again by those who keep them."""
    if found := to_read_again(reviews):
        asked = labels.count(len(reviews), "opgave", "opgaver")
        st.caption(f"{found} af {asked} er til ny gennemlæsning. Hvorfor, står ved opgaven.")


def _of(question: AnyQuestion) -> str:
    """Which case the page is opened on."""
    return f" for en sag fra {labels.day(question.case_date)}" if question.case_date else ""


def topics(results: tuple[TopicResult, ...]) -> None:
    """Points by topic, as bars and as a table."""
    if not results:
        return
    st.subheader("Dit resultat, emne for emne")
    rows = [{"emne": labels.TOPIC[r.topic], "andel": round(r.points / r.out_of, 3)} for r in results]
    bars = (
        alt.Chart(alt.InlineData(values=rows), height=alt.Step(34))
        .mark_bar()
        .encode(
            x=alt.X("andel:Q", title="Andel af point", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%")),
            y=alt.Y("emne:N", sort=None, title=None, axis=alt.Axis(labelLimit=220)),
        )
    )
    st.altair_chart(bars, width="stretch")
    table = [{"Emne": labels.TOPIC[r.topic], "Point": f"{labels.decimal(r.points)} af {r.out_of}"} for r in results]
    st.table(pd.DataFrame(table).set_index("Emne"))
    st.caption("Få opgaver i hvert emne: læs det som et fingerpeg. Kun du kan se det.")
