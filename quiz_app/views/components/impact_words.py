"""Danish words for what a change in the law touches, and where each object is read."""

from datetime import date

from quiz_app.content import folders
from quiz_app.domain.case import Case
from quiz_app.domain.clearance import Finding
from quiz_app.domain.exam_impact import ExamImpact
from quiz_app.domain.guideline import PublishedPage
from quiz_app.domain.impact import Impact, ObjectKind, ObjectRef, Standing, Touched
from quiz_app.domain.law import ChangeKind, Verification
from quiz_app.domain.question import Question
from quiz_app.domain.review_queue import ReviewTask
from quiz_app.domain.status import Anchored, ContentStatus, StatusOnDay
from quiz_app.views.components import labels

KIND = {
    ObjectKind.CASE: "Sag",
    ObjectKind.GUIDELINE: "Retningslinje",
    ObjectKind.GREY_ZONE: "Gråzone",
    ObjectKind.CITIZEN_PAGE: "Side til borgere",
    ObjectKind.TOOL: "Værktøj",
    ObjectKind.QUESTION: "Opgave",
    ObjectKind.SITUATION: "Situation",
    ObjectKind.MODULE: "Modul",
    ObjectKind.LICENCE: "Kørekort",
}
STANDING = {
    Standing.OPEN: "Skal læses igen",
    Standing.CLEARED: "Er læst igen",
    Standing.ENDS: "Gælder kun ældre sager",
}
FINDING = {
    Finding.UNCHANGED: "Uændret: den er stadig rigtig",
    Finding.CORRECTED: "Rettet: teksten her er rettet efter ændringen",
    Finding.LAPSES: "Bortfalder: den gælder kun sager fra før ændringen",
}
ICON = {
    ContentStatus.CURRENT: "check",
    ContentStatus.PROVISIONAL: "priority_high",
    ContentStatus.OVERDUE: "schedule",
    ContentStatus.CHANGING: "arrow_forward",
    ContentStatus.SUSPENDED: "pause",
    ContentStatus.HISTORIC: "inventory_2",
}
_FOLDER = {
    ObjectKind.GUIDELINE: "retningslinjer",
    ObjectKind.SITUATION: "situationer",
    ObjectKind.GREY_ZONE: "graazoner",
    ObjectKind.CITIZEN_PAGE: "borger",
    ObjectKind.TOOL: "vaerktoejer",
    ObjectKind.MODULE: "moduler",
}
_FILES = {
    ObjectKind.GUIDELINE: folders.GUIDELINES,
    ObjectKind.SITUATION: folders.SITUATIONS,
    ObjectKind.GREY_ZONE: folders.GREY_ZONES,
    ObjectKind.CITIZEN_PAGE: folders.CITIZEN_PAGES,
    ObjectKind.TOOL: folders.TOOLS,
}


def named(ref: ObjectRef, title: str) -> str:
    """The title, with a link to where it is read; exam items and licences have no page."""
    said = labels.verbatim(title)
    return f"[{said}](/{_FOLDER[ref.kind]}/{ref.id}.html)" if ref.kind in _FOLDER else said


def badge(status: StatusOnDay | None) -> str:
    """A sign and a word; nothing for what has no status of its own."""
    return f":material/{ICON[status.status]}: {labels.CONTENT_STATUS[status.status]}" if status else ""


def word(status: StatusOnDay | None) -> str:
    """The status in a word, for files."""
    return labels.CONTENT_STATUS[status.status] if status else ""


def how(touched: Touched, titles: dict[ObjectRef, str]) -> str:
    """Directly, or through what: at most three of them by name."""
    through = [f"{KIND[ref.kind].lower()} {titles.get(ref, ref.id)}" for ref in touched.via]
    more = f" og {len(through) - 3} til" if len(through) > 3 else ""  # noqa: PLR2004 - more would fill the cell
    via = f"gennem {', '.join(through[:3])}{more}" if through else ""
    return " og ".join(filter(None, ("direkte" if touched.direct else "", via)))


def titles(impact: Impact) -> dict[ObjectRef, str]:
    """What each touched object is called."""
    return {t.ref: t.title for t in impact.touched}


def rows(impact: Impact) -> list[dict[str, str]]:
    """The impact as a plain table to take away."""
    known = titles(impact)
    return [
        {
            "Slags": KIND[t.ref.kind],
            "Id": t.ref.id,
            "Titel": t.title,
            "Rammes": how(t, known),
            "Ændringen": labels.CHANGE_KIND[t.gravest],
            "Fra": t.commences.isoformat(),
            f"Status {impact.before.isoformat()}": word(t.before),
            f"Status {impact.after.isoformat()}": word(t.after),
            "Læsning": STANDING[t.standing],
        }
        for t in impact.touched
    ]


def exam_line(exam: ExamImpact) -> str:
    """What happens to one exam, in a sentence or two."""
    leaving = labels.count(
        len(exam.leaving), "opgave går ud på grund af ændringen", "opgaver går ud på grund af ændringen"
    )
    pool = f"Puljen går fra {exam.pool} til {exam.pool_after} opgaver."
    others = exam.pool - exam.pool_after > len(exam.leaving)
    rest = " Andre går ud, fordi deres egen eller kørekortets periode slutter." if others else ""
    said = f"**{labels.verbatim(exam.title)}**: {leaving}. {pool}{rest}"
    if not exam.offered:
        return f"{said} Prøven tilbydes ikke længere."
    return f"{said} Prøven {'kan ikke sammensættes: ' + '; '.join(exam.gaps) if exam.gaps else 'kan sammensættes'}."


def holders(number: int | None) -> str:
    """How many hold a valid licence; a small group is not counted out."""
    return (
        "under 5 gyldige kørekort" if number is None else labels.count(number, "gyldigt kørekort", "gyldige kørekort")
    )


def nearness(commences: date, days: int) -> str:
    """When it commences, and how near that is."""
    if days > 0:
        return f"gælder fra {labels.day(commences)} (om {labels.count(days, 'dag', 'dage')})"
    return f"gælder fra {labels.day(commences)}"


def why(task: ReviewTask) -> str:
    """Why the task stands where it stands."""
    weight = task.weight
    items = labels.count(weight.exam_items, "prøveopgave", "prøveopgaver")
    licences = labels.count(weight.licences, "gyldigt kørekort", "gyldige kørekort")
    return f"{items} · {licences} · {nearness(task.commences, weight.days)} · {labels.CHANGE_KIND[weight.kind]}"


def to_do(task: ReviewTask) -> str:
    """The one thing to do."""
    if task.weight.kind == ChangeKind.CONSEQUENTIAL:
        return "Læs den igennem: passer henvisninger og ord stadig?"
    if task.status.status == ContentStatus.SUSPENDED:
        return "Læs den op mod den nye regel. Den er i bero, til det er gjort."
    return "Læs den op mod den nye regel, før den gælder. Ellers går den i bero den dag."


def file_of(thing: Anchored, kind: ObjectKind) -> str:
    """The file in which the object is written."""
    if isinstance(thing, Question):
        return f"{folders.QUESTIONS}/{thing.topic}/{thing.id}.yml"
    if isinstance(thing, Case):
        return f"{folders.CASES}/{thing.id}/sag.md"
    return f"{_FILES[kind]}/{thing.id}.md"


def line_for_file(thing: Anchored, on: date, finding: Finding) -> str:
    """The line that says the same in the file; ``thing`` is the object as the clearances have made it."""
    if finding == Finding.LAPSES and isinstance(thing, PublishedPage | Question):
        start, end = (day.isoformat() if day else "null" for day in (thing.valid.start, thing.valid.end))
        return f"valid: {{start: {start}, end: {end}}}"
    return _verified(thing.verified, on)


def _verified(known: Verification, on: date) -> str:
    cleared = ", ".join(known.cleared)
    read = max(known.on, on).isoformat()
    first = (known.first or known.on).isoformat()
    again = f", first: {first}" if first != read else ""
    return f"verified: {{on: {read}, content: {known.content}, date: {known.date}, cleared: [{cleared}]{again}}}"
