"""The feed of new and changed documents, and the metadata of one document.

``GET https://api.retsinformation.dk/v1/Documents?date=YYYY-MM-DD`` gives a list of documents, ``{eli}.rdfa`` a list of
``{property, content | resource}``. HTTP 400 is the feed's word for "not now".

The names of the properties are those of the feed's own description and of independent public programs that read it
(``documentId``, ``accessionsnummer``, ``reasonForChange``, ``documentType.shortName`` like ``LOV H``, ``href`` with or
without ``/xml``; ``eli:title``, ``eli:title_alternative``, ``eli:title_short``). Nobody has yet asked the live service
with this code: an answer of another form is told as an error, and nothing is taken for read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import httpx

from quiz_app.domain.law_watch import About, FeedEntry, FeedReason, eli_in
from quiz_app.errors import FeedError
from quiz_app.services.law_text_store import FeedClosed

FEED = "https://api.retsinformation.dk/v1/Documents"
DOCUMENTS = "https://www.retsinformation.dk/eli"
TIMEOUT_SECONDS = 30.0
_TITLES = ("eli:title", "eli:title_alternative", "eli:title_short")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpLawFeed:
    """Asks over HTTPS; ``transport`` is the tests' own."""

    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    def entries(self, day: date) -> tuple[FeedEntry, ...]:
        """As the port says."""
        answer = self._get(FEED, {"date": day.isoformat()})
        found = _json(answer, list)
        try:
            return tuple(_entry(each) for each in found)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise FeedError(f"Retsinformation svarede for {day} med noget, der ikke kan læses ({error!r}).") from error

    def about(self, eli: str) -> About | None:
        """As the port says."""
        answer = self._get(f"{DOCUMENTS}/{eli}.rdfa", {})
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        return _about([each for each in _json(answer, list) if isinstance(each, Mapping)])

    def _get(self, url: str, query: Mapping[str, str]) -> httpx.Response:
        try:
            with httpx.Client(transport=self.transport, timeout=TIMEOUT_SECONDS, follow_redirects=True) as client:
                answer = client.get(url, params=dict(query), headers={"Accept": "application/json"})
        except httpx.HTTPError as error:
            name = type(error).__name__
            raise FeedError(
                f"Retsinformation kan ikke nås ({name}). Se efter netværk og proxy, og prøv igen."
            ) from error
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise FeedClosed
        if answer.is_error and answer.status_code != httpx.codes.NOT_FOUND:
            raise FeedError(f"Retsinformation svarede med fejl {answer.status_code}. Prøv igen senere.")
        return answer


def _json(answer: httpx.Response, kind: type[list[Any]]) -> list[Any]:
    try:
        found = answer.json()
    except ValueError as error:
        raise FeedError("Retsinformation svarede med noget, der ikke er JSON. Prøv igen senere.") from error
    if not isinstance(found, kind):
        raise FeedError("Retsinformation svarede med noget andet end en liste. Prøv igen senere.")
    return found


def _entry(found: Mapping[str, Any]) -> FeedEntry:
    return FeedEntry(
        document_id=str(found["documentId"]),
        accession=str(found["accessionsnummer"]),
        reason=FeedReason(found["reasonForChange"]),
        type_name=str((found.get("documentType") or {}).get("shortName") or ""),
        href=str(found.get("href") or ""),
    )


def _about(found: Sequence[Mapping[str, Any]]) -> About:
    titles = {str(each.get("property")): str(each.get("content") or "") for each in found}
    addresses = (str(each.get("resource") or "") for each in found)
    return About(
        title=next((titles[name] for name in _TITLES if titles.get(name)), ""),
        names=frozenset(eli for address in addresses if (eli := eli_in(address))),
    )
