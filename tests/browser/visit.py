"""What a person does in the browser, in a person's words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from google.protobuf.message import DecodeError
from playwright.sync_api import Locator, Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from quiz_app.domain.case import Relevance
from quiz_app.domain.library import Library
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, DocumentsQuestion
from quiz_app.views.components import labels


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

    def press(self, name: str) -> None:
        self.after_a_run(self.page.get_by_role("button", name=name, exact=False).first.click)

    def text(self) -> str:
        return self.page.get_by_test_id("stMain").inner_text()

    def question(self) -> AnyQuestion:
        """The item in the form on the page."""
        shown = plain(self.page.get_by_test_id("stMain").inner_text().split("Opgave ")[-1])
        found = [q for q in self.library.questions.values() if plain(q.stem) in shown]
        assert len(found) == 1, [q.id for q in found]
        return found[0]

    def fill(self, question: AnyQuestion, *, right: bool = True) -> None:
        """Answer the item on the page, rightly or wrongly."""
        if isinstance(question, DocumentsQuestion):
            self._documents(question, right=right)
            return
        wanted = [o for o in question.options if o.correct == right]
        for option in wanted if question.type == "multiple" else wanted[:1]:
            self._form().get_by_text(self._shown(option.text), exact=True).first.click()

    def answer(self, button: str, *, right: bool = True) -> AnyQuestion:
        """Answer the item on the page and send it."""
        question = self.question()
        self.fill(question, right=right)
        self.press(button)
        return question

    def _documents(self, question: DocumentsQuestion, *, right: bool) -> None:
        case = self.library.cases[question.case]
        key = {k.document: k.relevance for k in case.facit.documents}
        for document in case.documents:
            judged = key[document.id] if right else Relevance.IRRELEVANT
            group = self._form().get_by_role("radiogroup", name=f"Akt {document.number} er", exact=True)
            group.get_by_text(labels.RELEVANCE[judged], exact=True).click()
        for option in question.missing:
            if option.correct == right:
                self._form().get_by_text(self._shown(option.text), exact=True).first.click()

    def _form(self) -> Locator:
        return self.page.get_by_test_id("stForm").last

    @staticmethod
    def _shown(text: str) -> str:
        return text.strip().replace("*", "")


def options_of(question: AnyQuestion) -> list[str]:
    """The reasons behind an item: what may not leave the server too early."""
    options = question.options if isinstance(question, ChoiceQuestion) else question.missing
    return [o.why for o in options]
