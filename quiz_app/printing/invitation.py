"""A conference as an entry for the calendar: when and where, never about what.

Hours are in UTC, so that no calendar has to trust a time zone of ours.
"""

from datetime import UTC, datetime

from icalendar import Calendar, Event

from quiz_app.domain.conference import Conference


def invitation_ics(
    conference: Conference,
    *,
    title: str,
    place: str,
    url: str,
    cancelled: datetime | None = None,
    changes: int = 0,
) -> bytes:
    """One event (RFC 5545). It names no case and no person: calendars are read by many.

    ``changes`` are those of its deadline so far. Once it is cancelled, the file cancels the event by its id and a
    higher sequence (RFC 5546, section 3.2.5).
    """
    event = Event()
    event.add("uid", f"{conference.conference_id}@sagskoerekortet")
    event.add("dtstamp", (cancelled or conference.at).astimezone(UTC))
    event.add("sequence", changes + (cancelled is not None))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("dtstart", conference.starts_at.astimezone(UTC))
    event.add("dtend", conference.ends_at.astimezone(UTC))
    event.add("summary", title)
    told = "Konferencen er aflyst" if cancelled else "Sagen og dagsordenen står i Sagskørekortet"
    event.add("description", f"{told}: {url}")
    event.add("url", url)
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//Sagskørekortet//sagskonference//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
