"""What a person does in the browser, in a person's words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from google.protobuf.message import DecodeError
from playwright.sync_api import Locator, Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from world import parts, wrong

from quiz_app.domain.case import Relevance
from quiz_app.domain.danish_input import spelled_number
from quiz_app.domain.danish_time import MONTHS
from quiz_app.domain.grading import key_response
from quiz_app.domain.library import Library
from quiz_app.domain.posing import pinned
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    DateQuestion,
    DocumentsQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    ReasonQuestion,
)
from quiz_app.domain.response import (
    DateResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    points_of,
    right_id,
)
from quiz_app.views.components import labels

AT_REST = "new Promise(done => setTimeout(() => requestIdleCallback(done, { timeout: 2000 }), 20))"
"""The framework tidies up after a run, and may drop what is chosen meanwhile: faster than any hand, but not than a test."""


def plain(text: str) -> str:
    """Letters and digits only: Markdown and line breaks make no difference."""
    return re.sub(r"\W+", "", text).lower()


@dataclass
class Visit:
    """One tab of one person. ``received`` is everything that the app has sent to it; ``runs`` counts finished reruns."""

    page: Page
    url: str
    library: Library
    received: bytearray = field(default_factory=bytearray)
    runs: int = 0

    def __post_init__(self) -> None:
        self.page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._receive)

    def _receive(self, frame: bytes | str) -> None:
        if isinstance(frame, str):
            return
        self.received += frame
        message = ForwardMsg()
        try:
            message.ParseFromString(frame)
        except DecodeError:
            return
        self.runs += message.WhichOneof("type") == "script_finished"

    def after_a_run(self, act: Callable[[], object]) -> None:
        """Do something that makes the page run, and wait until it has."""
        before = self.runs
        act()
        for _ in range(1000):
            if self.runs > before:
                break
            self.page.wait_for_timeout(20)
        assert self.runs > before, "the page did not run"
        self.settled()

    def sign_in(self, name: str, page: str = "my_licence") -> None:
        """Be a persona of the demo, and open a page."""
        self.page.goto(f"{self.url}/login?next=/app/{page}")
        self.after_a_run(self.page.get_by_role("button", name=f"Fortsæt som {name}").click)

    def sign_out(self) -> None:
        self.page.context.clear_cookies()

    def open(self, page: str) -> None:
        self.after_a_run(lambda: self.page.goto(f"{self.url}/app/{page}"))

    def menu(self, name: str) -> None:
        self.after_a_run(self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click)
        self.title(name)

    def title(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)
        self.settled()

    def settled(self) -> None:
        """Wait until the page has run."""
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        expect(self.page.locator("[data-stale=true]")).to_have_count(0)
        self.page.evaluate(AT_REST)

    def press(self, name: str) -> None:
        self.after_a_run(self.page.get_by_role("button", name=name, exact=False).first.click)

    def text(self) -> str:
        return self.page.get_by_test_id("stMain").inner_text()

    def question(self) -> AnyQuestion:
        """The item in the form on the page."""
        shown = self.page.get_by_test_id("stMain").inner_text().split("Opgave ")[-1]
        found = [(q, match) for q in self.library.questions.values() if (match := asks(q).search(plain(shown)))]
        if len(found) > 1:  # the same question before and now
            found = [(q, m) for q, m in found if plain(labels.dates(q.case_date, q.granted)) in plain(shown)]
        assert len(found) == 1, [q.id for q, _ in found]
        question, match = found[0]
        if not isinstance(question, NumberQuestion | DateQuestion):
            return question
        return pinned(question, {name: day_in(text) for name, text in match.groupdict().items()})

    def fill(self, question: AnyQuestion, *, right: bool = True) -> None:
        """Answer the item on the page, rightly or wrongly."""
        if isinstance(question, DocumentsQuestion):
            self._documents(question, right=right)
            return
        if not isinstance(question, ChoiceQuestion):
            self.type_in(question, right=right)
            return
        wanted = [o for o in question.options if o.correct == right]
        for option in wanted if question.type == "multiple" else wanted[:1]:
            self._pick(self._form(), "checkbox" if question.type == "multiple" else "radio", option.text)

    def answer(self, button: str, *, right: bool = True) -> AnyQuestion:
        """Answer the item on the page and send it."""
        question = self.question()
        self.fill(question, right=right)
        self.press(button)
        if isinstance(question, ReasonQuestion):
            self.find_points(question, right=right)
        return question

    def type_in(self, question: AnyQuestion, *, right: bool = True) -> None:
        """Answer an item with fields to choose from or to write in, by keyboard alone."""
        match question, self._key(question) if right else wrong(question, self.library):
            case OrderQuestion(), OrderResponse() as response:
                self._choose({step.text: str(response.places[step.id]) for step in question.steps})
            case MatchQuestion(), MatchResponse() as response:
                texts = {right_id(t): t for t in (*(p.right for p in question.pairs), *question.extra)}
                self._choose({pair.left: texts[response.pairs[pair.id]] for pair in question.pairs})
            case NumberQuestion(), NumberResponse() as response:
                self._write(spelled_number(response.number))
            case DateQuestion(), DateResponse() as response:
                self._write(f"{response.day:%d.%m.%Y}")
            case ReasonQuestion(), _:
                self._write("Sådan ser jeg på sagen.")

    def _key(self, question: AnyQuestion) -> Response:
        return key_response(question, self.library.case_of(question))

    def find_points(self, question: ReasonQuestion, *, right: bool = True) -> None:
        """Tick the points off, or none of them, by keyboard alone."""
        case = self.library.cases[question.case]
        for box in self._form().get_by_role("checkbox").all()[: len(points_of(question, case)) if right else 0]:
            self.reach(box)
            self.page.keyboard.press("Space")
        self.reach(self._form().get_by_role("button", name="Gem"))
        self.after_a_run(lambda: self.page.keyboard.press("Enter"))

    def reach(self, field: Locator) -> None:
        """Go to a field by the tab key."""
        for _ in range(200):
            if field.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the field cannot be reached by the tab key")

    def _choose(self, options: dict[str, str]) -> None:
        """Choose an option in each of several fields, by their labels."""
        for label, option in options.items():
            field = self._form().get_by_role("combobox", name=self._shown(label))
            self.reach(field)
            self.page.keyboard.type(option)
            self.page.get_by_role("option", name=option, exact=True).wait_for()
            self.page.keyboard.press("Enter")
            expect(field).to_have_value(option)

    def _write(self, text: str) -> None:
        field = self._form().get_by_role("textbox")
        self.reach(field)
        self.page.keyboard.type(text)
        expect(field).to_have_value(text)
        self.page.keyboard.press("Tab")

    def _documents(self, question: DocumentsQuestion, *, right: bool) -> None:
        case = self.library.cases[question.case]
        key = {k.document: k.relevance for k in case.facit.documents}
        for document in case.documents:
            judged = key[document.id] if right else Relevance.IRRELEVANT
            group = self._form().get_by_role("radiogroup", name=f"Akt {document.number} er", exact=True)
            self._pick(group, "radio", labels.RELEVANCE[judged])
        for option in question.missing:
            if option.correct == right:
                self._pick(self._form(), "checkbox", option.text)

    def _pick(self, within: Locator, role: Literal["radio", "checkbox"], text: str) -> None:
        """Click on a choice, and see that it has been taken before anything else is done."""
        within.get_by_text(self._shown(text), exact=True).first.click()
        expect(within.get_by_role(role, name=self._shown(text), exact=True)).to_be_checked()

    def _form(self) -> Locator:
        return self.page.get_by_test_id("stForm").last

    @staticmethod
    def _shown(text: str) -> str:
        return text.strip().replace("*", "")


def reasons_of(question: AnyQuestion) -> list[str]:
    """The reasons behind an item: what may not leave the server too early."""
    return [text for name, text in parts(question) if name in {"why", "model"} and isinstance(text, str)]


def asks(question: AnyQuestion) -> re.Pattern[str]:
    """What the item's stem looks like on a page, with a group for each of its dates; to be looked for in plain text."""
    pieces = re.split(r"\{(\w+)\}", question.stem)
    found = [plain(piece) if n % 2 == 0 else f"(?P<{piece}>\\d+[a-z]+\\d{{4}})" for n, piece in enumerate(pieces)]
    return re.compile("".join(found))


def day_in(text: str) -> date:
    """The day in ``3marts2026``."""
    day, month, year = re.fullmatch(r"(\d+)([a-z]+)(\d{4})", text).groups()  # type: ignore[union-attr]
    return date(int(year), MONTHS.index(month) + 1, int(day))
