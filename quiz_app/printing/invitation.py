"""A conference as an entry for the calendar: when and where, never about what.

Hours are in UTC, so that no calendar has to trust a time zone of ours.
"""

from datetime import UTC

from icalendar import Calendar, Event

from quiz_app.domain.conference import Conference


def invitation_ics(conference: Conference, *, title: str, place: str, url: str) -> bytes:
    """One event (RFC 5545). It names no case and no person: calendars are read by many."""
    event = Event()
    event.add("uid", f"{conference.conference_id}@sagskoerekortet")
    event.add("dtstamp", conference.at.astimezone(UTC))
    event.add("dtstart", conference.starts_at.astimezone(UTC))
    event.add("dtend", conference.ends_at.astimezone(UTC))
    event.add("summary", title)
    event.add("description", f"Sagen og dagsordenen står i Sagskørekortet: {url}")
    event.add("url", url)
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//Sagskørekortet//sagskonference//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
