"""A text with its findings marked: by a number, a shape and a colour of their tier, so that no colour stands alone."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from quiz_app.domain.anonymise import Finding
from quiz_app.domain.sharing.case_text import BETWEEN
from quiz_app.domain.sharing.worksheet import Sheet
from quiz_app.views.components import sharing_words

PARTS = ("Titel", "Spørgsmål", "Tidslinje", "Tekst")
_AROUND = 60


def draw(sheet: Sheet, now: Finding | None = None) -> None:
    """The whole text, part by part, with every open finding marked."""
    st.html(f'<div class="kk-sheet">{_parts(_marked(sheet.text, sheet.open, now))}</div>')


def context(sheet: Sheet, finding: Finding) -> None:
    """The finding with the words around it."""
    start, end = max(0, finding.start - _AROUND), min(len(sheet.text), finding.end + _AROUND)
    before, after = (
        sheet.text[start : finding.start].split(BETWEEN)[-1],
        sheet.text[finding.end : end].split(BETWEEN)[0],
    )
    mark = _mark(finding, "", is_now=True)
    st.html(f'<p class="kk-sheet">… {escape(before)}{mark}{escape(after)} …</p>')


def plain(whole: str) -> None:
    """A text in which everything is settled, part by part."""
    st.html(f'<div class="kk-sheet">{_parts(escape(whole))}</div>')


def _marked(text: str, findings: Sequence[Finding], now: Finding | None) -> str:
    pieces, at = [], 0
    for number, finding in enumerate(findings, 1):
        pieces += [escape(text[at : finding.start]), _mark(finding, str(number), is_now=finding == now)]
        at = finding.end
    return "".join((*pieces, escape(text[at:])))


def _mark(finding: Finding, number: str, *, is_now: bool) -> str:
    shape, told = sharing_words.SHAPE[finding.tier], f"{number} {sharing_words.TYPE[finding.type]}".strip()
    here = " kk-now" if is_now else ""
    return (
        f'<mark class="kk-{finding.tier.value}{here}"><span aria-hidden="true">{shape}</span>{escape(finding.text)}'
        f"<small> {told}</small></mark>"
    )


def _parts(html: str) -> str:
    found = html.split(BETWEEN)
    if len(found) != len(PARTS):
        return f"<p>{html}</p>"
    return "".join(f"<h4>{name}</h4><p>{part}</p>" for name, part in zip(PARTS, found, strict=True) if part)
