"""What hangs on a question about the law, and what somebody has answered."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.law_confirmation import LawAnswer
from quiz_app.services.confirming import QuestionView
from quiz_app.views.components import labels


def lifted(view: QuestionView) -> None:
    """How much a yes makes sure, and which things they are."""
    lift, library = view.lift, state.platform().content
    if not view.question.lifts:
        st.caption("Svaret gør ikke noget sikkert af sig selv. Det siger, hvad der skal skrives.")
    else:
        changes = labels.count(len(lift.changes), "lovændring", "lovændringer")
        things = labels.count(len(lift.objects), "side eller opgave", "sider og opgaver")
        verb = "Svaret har løftet" if view.has_lifted else "Et ja løfter"
        st.markdown(f"**{verb} {changes}, {len(lift.facts)} fakta og {things} fra udledt til læst i loven.**")
        if lift.to_read:
            st.caption(
                f"{len(lift.to_read)} til siger også selv noget, der er udledt. De løftes først, når en nøgleperson "
                "har læst dem igen og rettet filen."
            )
    parts = {
        "Bliver læst i loven": [
            *(c.title for c in lift.changes),
            *(f"Fakta {f.id}" for f in lift.facts),
            *map(name_of, lift.objects),
        ],
        "Skal læses igen": [*map(name_of, lift.to_read)],
        "Overgangsregler, der hænger på svaret": [library.changes[name].title for name in view.question.transitions],
    }
    if any(parts.values()):
        with st.expander("Se, hvad der hænger på svaret"):
            for heading, names in parts.items():
                if names:
                    listed = "\n".join(f"- {labels.verbatim(name)}" for name in names)
                    st.markdown(f"**{heading}**\n\n{listed}")


def said(view: QuestionView, answer: LawAnswer) -> None:
    """The answer in words."""
    day = f": {labels.day(answer.day)}" if answer.day else ""
    place = f" · {labels.verbatim(answer.paragraph)}" if answer.paragraph else ""
    st.markdown(
        f"**{labels.LAW_REPLY[answer.reply]}{day}**{place} · "
        f"{view.answered_by or 'en tidligere kollega'}, {labels.day(answer.at)}"
    )
    if view.words:
        st.text(view.words)


def name_of(thing: object) -> str:
    """The title of a page or case; a question has its id only."""
    return str(getattr(thing, "title", "") or f"Opgaven {getattr(thing, 'id', '')}")
