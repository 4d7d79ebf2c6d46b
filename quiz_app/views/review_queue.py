"""Læs igen: what must be read because the law changes, the most consequential first, and who has signed that it was."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.clearance import Finding
from quiz_app.domain.law import ChangeKind
from quiz_app.domain.people import Permission
from quiz_app.domain.review_queue import ReviewTask
from quiz_app.errors import RuleError
from quiz_app.services.reverifying import Mark, Queue
from quiz_app.views.components import frame, impact_words, labels, overdue_texts, signed_texts, whole_item

SHOWN = 10
SIGNS = (
    "Med din underskrift siger du: Jeg har selv læst hver af dem op mod ændringen. Dit navn, tidspunktet og teksten, "
    "som den er nu, bliver gemt. Det kan fortrydes, men ikke slettes."
)
SIGNS_LIGHT = "Jeg har læst dem alle igennem. Henvisninger, tal og navne passer stadig."
ORDER = """
Rækkefølgen følger konsekvensen: antal prøveopgaver, der hviler på teksten, gange antal gyldige kørekort, gange hvor nær
datoen er. En følgeændring vejer en tiendedel. Færre end fem kørekort tæller som fem.
"""


def key(task: ReviewTask) -> str:
    """The widget of a task."""
    return f"review_queue.{task.change.id}.{task.ref.kind}.{task.ref.id}"


def card(task: ReviewTask) -> None:
    """What it is, why it stands here, and the one thing to do."""
    kind = impact_words.KIND[task.ref.kind]
    st.markdown(f"**{kind}: {impact_words.named(task.ref, task.title)}** · {impact_words.badge(task.status)}")
    change = f"[{labels.verbatim(task.change.title)}](/app/impact?aendring={task.change.id})"
    st.markdown(f"{impact_words.to_do(task)} Ændring: {change}.")
    st.caption(impact_words.why(task))
    whole_item.offer(task.ref)


def grave(tasks: list[ReviewTask], *, may_sign: bool) -> None:
    """Each is judged by itself."""
    st.header("Indholdet ændres")
    if not tasks:
        st.success("Intet venter her.")
        return
    if not may_sign:
        for task in tasks[:SHOWN]:
            with st.container(border=True):
                card(task)
    else:
        with st.form("review_queue.grave", border=False):
            for task in tasks[:SHOWN]:
                with st.container(border=True):
                    card(task)
                    st.selectbox(
                        "Hvad fandt du?", list(Finding), index=None, format_func=impact_words.FINDING.__getitem__,
                        placeholder="Ikke læst endnu", key=key(task),
                    )  # fmt: skip
            st.write(SIGNS)
            st.form_submit_button("Skriv under på de valgte", type="primary", on_click=sign, args=(tasks[:SHOWN],))
    rest(tasks)


def light(tasks: list[ReviewTask], *, may_sign: bool) -> None:
    """Consequential changes may be signed together."""
    st.header("Følgeændringer")
    if not tasks:
        st.success("Intet venter her.")
        return
    st.write("Kun henvisninger, tal eller navne ændres. De kan læses igennem og bekræftes samlet.")
    for task in tasks[:SHOWN]:
        with st.container(border=True):
            card(task)
    rest(tasks)
    if may_sign:
        with st.form("review_queue.light", border=False):
            st.checkbox(SIGNS_LIGHT, key="review_queue.light.read")
            number = labels.count(min(len(tasks), SHOWN), "tekst", "tekster")
            st.form_submit_button(f"Skriv under på {number}", on_click=sign_light, args=(tasks[:SHOWN],))


def rest(tasks: list[ReviewTask]) -> None:
    """How many are left out."""
    if len(tasks) > SHOWN:
        st.caption(f"De første {SHOWN} af {len(tasks)}. De næste kommer, når disse er læst.")


def sign(tasks: list[ReviewTask]) -> None:
    """Store what was found about each."""
    found = [(task, state.value(key(task))) for task in tasks]
    store([mark(task, Finding(finding)) for task, finding in found if isinstance(finding, str)], one_by_one=True)


def sign_light(tasks: list[ReviewTask]) -> None:
    """Store that all are unchanged, if it is said that they were read."""
    read = bool(state.value("review_queue.light.read"))
    store([mark(task, Finding.UNCHANGED) for task in tasks] if read else [], one_by_one=False)
    state.forget("review_queue.light.read")


def mark(task: ReviewTask, finding: Finding) -> Mark:
    """What is signed about a task."""
    return Mark(clearance_id=str(uuid.uuid4()), ref=task.ref, change=task.change.id, finding=finding)


def store(marks: list[Mark], *, one_by_one: bool) -> None:
    """Sign, and let this process see it at once."""

    def act() -> str:
        if not marks:
            raise RuleError("Intet er skrevet under. Læs først, og vælg, hvad du fandt.")
        state.platform().reverifying.clear(state.actor(), marks, one_by_one=one_by_one)
        state.renew()
        return f"Du har skrevet under på {labels.count(len(marks), 'tekst', 'tekster')}. Det gælder nu."

    state.attempted(act)


def waiting(queue: Queue) -> None:
    """What cannot be read yet."""
    changes = state.platform().library.changes
    for change, number in queue.waiting.items():
        texts = labels.count(number, "tekst venter", "tekster venter")
        title = labels.verbatim(changes[change].title)
        st.info(f"{texts} på, at »{title}« bliver bekræftet. Der er ikke noget at læse op imod endnu.")


def draw() -> None:
    """The queue, and what is done."""
    reverifying, actor = state.platform().reverifying, state.actor()
    queue, late, may_sign = reverifying.queue(actor), reverifying.overdue(actor), actor.has(Permission.VERIFY)
    if queue.tasks:
        st.write(f"{labels.count(len(queue.tasks), 'tekst', 'tekster')} skal læses igen, fordi loven ændres.")
        st.caption(ORDER)
    else:
        st.success("Ingen tekst venter på en ændring i loven." if late else "Alt er læst. Intet venter.")
    waiting(queue)
    if queue.tasks:
        grave([t for t in queue.tasks if t.weight.kind == ChangeKind.SUBSTANTIVE], may_sign=may_sign)
        light([t for t in queue.tasks if t.weight.kind != ChangeKind.SUBSTANTIVE], may_sign=may_sign)
    overdue_texts.draw(late)
    signed_texts.draw(reverifying.signed(actor), may_sign=may_sign)


st.title("Læs igen")
frame.notices()
draw()
