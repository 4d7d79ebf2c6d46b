"""Whoever looks at a colleague's status leaves a trace that the colleague can read."""

from collections.abc import Iterable
from datetime import date

from quiz_app.domain.privacy import StatusView
from quiz_app.services.ports import Storage


def record_views(storage: Storage, viewer_id: str, people: Iterable[str], day: date) -> None:
    """Keep that the viewer saw the people's status that day; oneself is nobody, and twice a day is once.

    Call it outside any transaction, before what was seen is handed out.
    """
    with storage.reading() as stores:
        new = sorted(set(people) - {viewer_id} - stores.privacy.viewed_by(viewer_id, day))
    if new:
        with storage.writing() as stores:
            for person_id in new:
                stores.privacy.add_view(StatusView(person_id=person_id, viewer_id=viewer_id, day=day))
