"""Writes drafts as the files of content that they would be, which the reader of content takes back the same."""

import json
from collections.abc import Iterator

from quiz_app.content import folders
from quiz_app.domain.case import Case, TrackAssessment
from quiz_app.domain.citation import Citations
from quiz_app.domain.guideline import GreyZone
from quiz_app.domain.law import Period, Provision, Verification
from quiz_app.domain.question import ChoiceQuestion


class DraftFiles:
    """The writer that the service of drafts asks for."""

    def question(self, question: ChoiceQuestion, citations: Citations) -> dict[str, str]:
        """One file of YAML."""
        return question_file(question, citations)

    def grey_zone(self, zone: GreyZone, citations: Citations) -> dict[str, str]:
        """One page."""
        return grey_zone_file(zone, citations)

    def case(self, case: Case, citations: Citations) -> dict[str, str]:
        """A folder."""
        return case_files(case, citations)


def question_file(question: ChoiceQuestion, citations: Citations) -> dict[str, str]:
    """One file of YAML, by its path."""
    lines = [
        f"type: {question.type}",
        f"topic: {question.topic}",
        f"level: {question.level}",
        f"valid: {_period(question.valid)}",
        f"case_date: {question.case_date}",
        f"anchors: {_cited(question.anchors, citations)}",
        f"verified: {_verified(question.verified)}",
        f"guideline: {question.guideline}",
        f"use: [{', '.join(question.use)}]",
        f"stem: {_text(question.stem)}",
        "options:",
    ]
    for option in question.options:
        lines += [f"  - id: {option.id}", f"    text: {_text(option.text)}"]
        lines += ["    correct: true"] if option.correct else []
        lines.append(f"    why: {_text(option.why)}")
    return {f"{folders.QUESTIONS}/{question.topic}/{question.id}.yml": _file(lines)}


def grey_zone_file(zone: GreyZone, citations: Citations) -> dict[str, str]:
    """One page, by its path."""
    lines = [
        "---",
        f"title: {_text(zone.title)}",
        f"topic: {zone.topic}",
        f"valid: {_period(zone.valid)}",
        f"anchors: {_cited(zone.anchors, citations)}",
        f"verified: {_verified(zone.verified)}",
        f"steward: {zone.steward}",
        f"review: P{zone.review}M",
        f"confidence: {zone.confidence}",
        f"release_condition: {_text(zone.release_condition)}",
        "---",
    ]
    for section in zone.sections:
        lines += [f"## {section.title}", "", section.body, ""]
    return {f"{folders.GREY_ZONES}/{zone.id}.md": _file(lines)}


def case_files(case: Case, citations: Citations) -> dict[str, str]:
    """The files of a case's folder, by their paths."""
    folder = f"{folders.CASES}/{case.id}"
    story = [
        "---",
        f"title: {_text(case.title)}",
        f"case_date: {case.case_date}",
        f"track: {case.track}",
        f"themes: [{', '.join(map(_text, case.themes))}]",
        "synthetic: true",
        f"anchors: {_cited(case.anchors, citations)}",
        f"verified: {_verified(case.verified)}",
        f"difficulty: {case.difficulty}",
        "---",
        case.story,
    ]
    files = {f"{folder}/sag.md": _file(story), f"{folder}/facit.yml": _file(list(_facit(case, citations)))}
    for document in case.documents:
        page = [
            "---",
            f"title: {_text(document.title)}",
            f"kind: {document.kind}",
            f"date: {document.date}",
            f"sender: {_text(document.sender)}",
            "---",
            document.body,
        ]
        files[f"{folder}/akter/{document.number:02}-{document.id}.md"] = _file(page)
    return files


def _facit(case: Case, citations: Citations) -> Iterator[str]:
    facit = case.facit
    yield "documents:"
    for key in facit.documents:
        yield f"  - {{document: {key.document}, relevance: {key.relevance}, why: {_text(key.why)}}}"
    yield "missing:" if facit.missing else "missing: []"
    for gap in facit.missing:
        yield f"  - {{what: {_text(gap.what)}, why: {_text(gap.why)}, how: {_text(gap.how)}}}"
    yield "tracks:" if facit.tracks else "tracks: []"
    for track in facit.tracks:
        yield from _track(track, citations)
    yield f"differ: {_list(facit.differ)}"
    yield f"settle: {_list(facit.settle)}"
    yield f"tell_citizen: {_text(facit.tell_citizen)}"


def _track(track: TrackAssessment, citations: Citations) -> Iterator[str]:
    yield f"  - track: {track.track}"
    yield f"    points_for: {_list(track.points_for)}"
    yield f"    points_against: {_list(track.points_against)}"
    yield f"    provisions: {_cited(track.provisions, citations)}"


def _file(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _period(period: Period) -> str:
    return f"{{start: {period.start or 'null'}, end: {period.end or 'null'}}}"


def _verified(verified: Verification) -> str:
    return f"{{on: {verified.on}, content: {verified.content}, date: {verified.date}}}"


def _cited(provisions: tuple[Provision, ...], citations: Citations) -> str:
    return _list(tuple(dict.fromkeys(citations.format((p,)) for p in provisions)))


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, words))}]"


def _text(words: str) -> str:
    """Quoted as JSON does, which YAML reads."""
    return json.dumps(words, ensure_ascii=False)
