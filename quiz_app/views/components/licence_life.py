"""The life of a licence on Mit kørekort: renewal, how long it still holds, and what it is worth until then."""

from collections.abc import Callable

import streamlit as st

from quiz_app import state
from quiz_app.domain.licence import Licence, LicenceEvent, LicenceStatus
from quiz_app.errors import NotAllowed
from quiz_app.services.managing import Team
from quiz_app.services.renewing import RenewalOffer
from quiz_app.views.components import correction_card, labels


def renewals() -> frozenset[str]:
    """What expires soon, and what the person can renew now; the kinds for which a renewal is their next step."""
    for licence in state.platform().renewing.notices(state.actor()):
        _expires(licence)
    is_next = set()
    for offer in state.platform().renewing.offers(state.actor()):
        if offer.open:
            _renewal(offer)
            is_next.add(offer.kind.id)
        elif offer.again_on:
            st.info(
                f"Fornyelsen er endnu ikke bestået. Du kan prøve igen fra {labels.day(offer.again_on)}. Øv dig imens."
            )
    return frozenset(is_next)


def _expires(licence: Licence) -> None:
    here = state.platform()
    days = (licence.valid_until - here.clock.today()).days
    when = f"om {labels.count(days, 'dag', 'dage')}" if days else "i dag er den sidste dag"
    title = here.library.licences[licence.licence_kind].title
    st.warning(f"Dit kørekort »{title}« udløber {labels.day(licence.valid_until)}: {when}.")


def certificate(licence: Licence) -> None:
    """The button that fetches the certificate of a licence that is valid; of one in suspense, when that ends."""
    if licence.suspension and licence.status == LicenceStatus.SUSPENDED:
        _in_suspense(licence.suspension)
    if licence.status != LicenceStatus.VALID:
        return

    here, token = state.platform(), state.session_token()
    if told := here.certifying.obstacle(state.actor(), licence.licence_id):
        st.warning(told)
        return

    def made() -> bytes:
        """At the click, outside of the page's run: whoever holds the session by then is looked up anew."""
        actor = here.signing_in.actor(token)
        if actor is None:
            raise NotAllowed
        return here.certifying.certificate(actor, licence.licence_id)

    st.download_button(
        "Hent bevis (PDF)",
        data=made,
        file_name=f"bevis-{licence.code}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        on_click="ignore",
        key=f"my_licence.certificate.{licence.licence_id}",
    )


def _in_suspense(suspension: LicenceEvent) -> None:
    ends = "til en leder eller fagansvarlig genindsætter det"
    if suspension.until:
        ends = f"til og med {labels.day(suspension.until)}; derefter gælder det igen af sig selv"
    elif suspension.until_step:
        ends = "til du har gennemført dit næste skridt igen; derefter gælder det med det samme"
    st.warning(f"I bero {ends}. En borgers sag venter ikke: book sammen med en ledsager imens.")


def expiring(team: Team) -> None:
    """For a manager: how many of the team expire soon."""
    if counts := team.expiring():
        soon = ", ".join(f"{correction_card.number(count)} inden for {days} dage" for days, count in counts.items())
        st.info(f"Udløber snart: {soon}. Fornyelsen tager under 20 minutter; giv plads til den.")


def _renewal(offer: RenewalOffer) -> None:
    test = offer.kind.renewal
    items = sum(share.count for share in test.topics)
    with st.container(border=True):
        st.subheader(f"Fornyelse: {offer.kind.title}")
        _until(offer)
        st.markdown(
            f"- {labels.count(items, 'opgave', 'opgaver')}, højst {test.minutes} minutter, åben bog.\n"
            f"- Det fornyede kørekort gælder til og med {labels.day(offer.renewal.valid_until)}: "
            "du mister ingen tid ved at forny tidligt.\n"
            f"- Du kan forny til og med {labels.day(offer.renewal.closes_on)}. Derefter tager du prøven igen.\n"
            "- Består du ikke i første omgang, kan du prøve igen "
            f"{'samme dag' if not test.waiting_days else 'efter ' + labels.count(test.waiting_days, 'dag', 'dage')}."
        )
        if st.button("Næste skridt: Fornyelse", type="primary", key=f"my_licence.renew.{offer.kind.id}") and begun(
            lambda: _renewed(offer)
        ):
            st.switch_page("views/exam.py")


def _renewed(offer: RenewalOffer) -> str:
    state.platform().renewing.start(state.actor(), offer.kind.id)
    return "Fornyelsen er begyndt. Hvert svar gemmes, når du trykker Gem."


def begun(act: Callable[[], str]) -> bool:
    """Begin a test and say so, or say here why not."""
    if state.attempted(act):
        return True
    trouble = state.take_trouble()
    st.error(trouble.text if trouble else "", icon=":material/error:")
    return False


def _until(offer: RenewalOffer) -> None:
    last = labels.day(offer.licence.valid_until)
    if offer.licence.status == LicenceStatus.EXPIRED:
        st.warning(f"Dit kørekort udløb {last}. En borgers sag venter ikke: book sammen med en ledsager imens.")
    else:
        st.write(f"Dit kørekort gælder til og med {last}. Du kan forny det nu.")
