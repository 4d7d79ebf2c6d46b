"""Danish words for what a comparison of two law texts shows."""

from collections.abc import Mapping

from quiz_app.domain.law_watch import FeedReason, TaskOutcome
from quiz_app.domain.lawtext import Compared, TextChange

TEXT_CHANGE: Mapping[TextChange, str] = {
    TextChange.UNCHANGED: "Uændret",
    TextChange.RENUMBERED: "Omnummereret",
    TextChange.CONSEQUENTIAL: "Følgeændring",
    TextChange.SUBSTANTIVE: "Ændret i substansen",
    TextChange.REPEALED: "Ophævet",
    TextChange.NEW: "Ny",
}

OUTCOME: Mapping[TaskOutcome, str] = {
    TaskOutcome.NOT_OURS: "Vedkommer ikke vores sager",
    TaskOutcome.FORMAL_ONLY: "Kun formelle rettelser",
    TaskOutcome.REGISTERED: "Ændringen er registreret",
    TaskOutcome.KNOWN: "Kendt og registreret i forvejen",
}
FEED_REASON: Mapping[FeedReason, str] = {
    FeedReason.NEW: "nyt dokument",
    FeedReason.METADATA: "nye oplysninger om dokumentet",
    FeedReason.CONTENT: "ændret indhold",
    FeedReason.BOTH: "ændret indhold og nye oplysninger",
    FeedReason.REMOVED: "fjernet",
}


def place(row: Compared) -> str:
    """``§ 15 → § 14``; a side without the provision has a dash."""
    old, new = (f"§ {number}" if number else "–" for number in (row.old, row.new))
    return old if old == new else f"{old} → {new}"
