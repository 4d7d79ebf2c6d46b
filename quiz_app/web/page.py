"""Our own few pages: Jinja templates with autoescape, never cached, never indexed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from quiz_app.web.policy import PAGES_POLICY

_HEADERS = {
    "content-security-policy": PAGES_POLICY,
    "cache-control": "no-store",
    "x-robots-tag": "noindex, nofollow",
}

_ERRORS: Mapping[int, tuple[str, str]] = {
    400: ("Anmodningen kan ikke forstås", "Gå tilbage, og prøv igen."),
    403: ("Det er der ikke adgang til", "Siden kan kun bruges fra Sagskørekortet selv. Gå til forsiden, og prøv igen."),
    404: ("Siden findes ikke", "Måske er den flyttet, eller også er adressen skrevet forkert."),
    405: ("Sådan kan siden ikke bruges", "Gå til forsiden, og prøv igen."),
    413: ("Det er for meget på én gang", "Gå tilbage, og send mindre."),
    429: ("Vent et øjeblik", "Der er spurgt for mange gange på kort tid. Vent et minut, og prøv igen."),
    503: ("Webstedet er ikke klar", "Det er ved at blive bygget. Prøv igen om lidt."),
    500: ("Der skete en fejl", "Fejlen er ikke din. Det, du har gemt, er gemt. Prøv igen om lidt."),
}


def danish_date(day: date) -> str:
    """The day as people write it, "1. juli 2026"."""
    return format_date(day, "d. MMMM y", locale="da")


@dataclass(frozen=True, slots=True)
class Pages:
    """Renders the pages of one municipality."""

    municipality: str
    environment: Environment

    def render(self, template: str, status: int = HTTPStatus.OK, **context: object) -> HTMLResponse:
        """A whole page."""
        text = self.environment.get_template(template).render(municipality=self.municipality, **context)
        return HTMLResponse(text, status_code=status, headers=_HEADERS)

    def error(self, status: int, *, explanation: str = "", number: str = "") -> HTMLResponse:
        """The page of an error; ``number`` is what :func:`quiz_app.web.faults.report` gave."""
        title, usual = _ERRORS.get(status, _ERRORS[HTTPStatus.BAD_REQUEST])
        return self.render("error.html", status, title=title, explanation=explanation or usual, number=number)


def pages(municipality: str, banner: Callable[[], str] = str) -> Pages:
    """The pages, with the templates of this package; ``banner`` is told on each of them."""
    environment = Environment(
        loader=PackageLoader("quiz_app.web", "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["dato"] = danish_date
    environment.globals["banner"] = banner
    return Pages(municipality, environment)
