"""Merit: the way of somebody who has done this work for long."""

import streamlit as st

from quiz_app.domain.request import RequestKind
from quiz_app.services.progressing import MyLicence
from quiz_app.views.components import asking

ABOUT = (
    "Har du arbejdet med disse sager længe, kan du gå direkte til prøven. En leder eller nøgleperson i din enhed "
    "bekræfter din erfaring. To sager fra de seneste 12 måneder attesteres af en nøgleperson i stedet for at blive "
    "ledsaget. Modulerne kan du stadig læse."
)


def draw(mine: MyLicence) -> None:
    """How merit works, and where one's own stands; nothing for those who hold the licence."""
    if mine.licence is not None:
        return
    if mine.merit:
        st.caption("Du har merit: modulerne er frivillige, og dine ledsagede sager kan attesteres.")
        return
    with st.expander("Har du erfaring? Gå direkte til prøven (merit)"):
        st.write(ABOUT)
        asked = asking.newest(mine, RequestKind.MERIT)
        if asked and asked.waiting:
            asking.waiting(asked)
            return
        if asked:
            asking.unheard(asked)
        if asked and asked.reply and not asked.reply.granted:
            st.info(f"{asked.colleague} kunne ikke bekræfte det. Tag trinnene her, eller spørg en anden.")
        asking.form(
            mine,
            RequestKind.MERIT,
            label="Jeg har erfaring med disse sager",
            notice="Spørgsmålet er sendt. Du får svar her på siden.",
        )
