"""All that is told of a shared case, form and words, as one text with one digest."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from quiz_app.domain.case import Illness, Sex
from quiz_app.domain.digest import canonical
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.sharing.form import AgeBand, CaseForm, Family, Making, OccupationGroup, Region, Stage

BETWEEN = "\n" * 6
"""Between the parts of a whole text: wider than any identifier's own gaps, so that none runs on into the next part."""

_ROW = re.compile(r"\s*måned\s+(?P<month>\d{1,3})\s*:\s*(?P<what>\S.*?)\s*", re.IGNORECASE)
_PARTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the submitter wrote; ``timeline`` has rows of the shape ``måned n: …``, one a line."""

    title: str
    question: str
    timeline: str
    story: str

    @property
    def whole(self) -> str:
        """All parts as the one text that the gate reads, so that a person has one role throughout."""
        return BETWEEN.join((self.title, self.question, self.timeline, self.story))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    """What is stored, released and taken down as one."""

    form: CaseForm
    words: Words

    @property
    def written(self) -> str:
        """The canonical JSON that is stored."""
        return canonical(self)

    @property
    def digest(self) -> str:
        """SHA-256 of what is stored, which is always the redacted text."""
        return hashlib.sha256(self.written.encode()).hexdigest()


def parted(whole: str) -> Words:
    """The words whose :attr:`Words.whole` it is; what does not part in four is all story."""
    parts = whole.split(BETWEEN)
    if len(parts) != _PARTS:
        return Words(title="", question="", timeline="", story=whole)
    title, question, timeline, story = (part.strip() for part in parts)
    return Words(title=title, question=question, timeline=timeline, story=story)


def tidied(words: Words) -> Words:
    """The same words without surrounding space and without gaps that would part them anew."""

    def tidy(text: str) -> str:
        return re.sub(r"\n{3,}", "\n\n", text.replace("\r\n", "\n")).strip()

    return Words(
        title=" ".join(words.title.split()),
        question=tidy(words.question),
        timeline=tidy(words.timeline),
        story=tidy(words.story),
    )


def rows(timeline: str) -> tuple[tuple[int, str], ...]:
    """The month and the event of each line.

    :raises ValueError: a line has another shape; its number, from one, is the error's only argument.
    """
    found = []
    for number, line in enumerate(filter(str.strip, timeline.splitlines()), 1):
        match = _ROW.fullmatch(line)
        if match is None:
            raise ValueError(number)
        found.append((int(match["month"]), match["what"]))
    return tuple(found)


def read(written: str) -> CaseText:
    """The case that :attr:`CaseText.written` wrote.

    :raises ValueError: it wrote something else.
    """
    raw: dict[str, Any] = json.loads(written)
    form, words = raw["form"], raw["words"]
    return CaseText(
        form=CaseForm(
            making=Making(form["making"]),
            age_band=AgeBand(form["age_band"]),
            region=Region(form["region"]),
            family=Family(form["family"]),
            illness=Illness(form["illness"]),
            occupation=OccupationGroup(form["occupation"]),
            track=Track(form["track"]),
            regime=form["regime"],
            half_year=form["half_year"],
            stage=Stage(form["stage"]),
            themes=tuple(map(Topic, form["themes"])),
            provisions=tuple(form["provisions"]),
            sex=Sex(form["sex"]) if form["sex"] else None,
        ),
        words=Words(**{part: words[part] for part in ("title", "question", "timeline", "story")}),
    )
