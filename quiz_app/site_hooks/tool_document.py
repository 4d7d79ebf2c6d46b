"""A tool as a DOCX document, from the same Markdown as its page: headings, lists, quotations and tables to fill in."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import UTC, date, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it.tree import SyntaxTreeNode

from quiz_app.domain.guideline import Tool
from quiz_app.site_hooks.markdown import tree

_FONT, _SIZE, _MARGIN = "Arial", Pt(10.5), Cm(2)
_ACCENT = RGBColor(0x0B, 0x55, 0x63)
_PLAIN, _BULLET, _NUMBER, _QUOTE = "Normal", "List Bullet", "List Number", "Quote"


def document(tool: Tool, day: date, verified: str) -> bytes:
    """The document, with a foot that says when the text was read against the law."""
    made = _blank(tool, day)
    made.sections[0].footer.paragraphs[0].text = f"{tool.title} · {verified}"
    made.add_heading(tool.title, level=0)
    _write(made, tree(tool.answer).children)
    for section in tool.sections:
        made.add_heading(section.title, level=1)
        _write(made, tree(section.body).children)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _blank(tool: Tool, day: date) -> DocumentObject:
    """An empty document in our type and language, of that day."""
    made = Document()
    own = made.core_properties
    own.title, own.author, own.language, own.comments = tool.title, "Sagskørekortet", "da-DK", ""
    own.created = own.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin = page.bottom_margin = page.left_margin = page.right_margin = _MARGIN
    for name in (_PLAIN, "Title", "Heading 1", "Heading 2", _QUOTE):
        _typeset(made, name)
    return made


def _typeset(made: DocumentObject, name: str) -> None:
    style = made.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if name == _PLAIN:
        style.font.size = _SIZE
        style.element.get_or_add_rPr().append(_element("lang", val="da-DK"))
    elif name != _QUOTE:
        style.font.color.rgb = _ACCENT


def _write(made: DocumentObject, nodes: Iterable[SyntaxTreeNode], style: str = _PLAIN) -> None:
    for node in nodes:
        match node.type:
            case "heading":
                _words(made.add_heading("", level=2), node.children)
            case "paragraph":
                _words(made.add_paragraph(style=style), node.children)
            case "blockquote":
                _write(made, node.children, _QUOTE)
            case "bullet_list":
                _list(made, node, _BULLET)
            case "ordered_list":
                _list(made, node, _NUMBER)
            case "table":
                _table(made, node)
            case _:
                raise ValueError(f"{node.type} kan ikke skrives i et dokument")


def _list(made: DocumentObject, node: SyntaxTreeNode, style: str) -> None:
    """The first paragraph of each item bears its sign; a numbered list begins at 1."""
    numbering = _fresh_numbering(made) if style == _NUMBER else None
    for item in node.children:
        first, *more = item.children
        paragraph = made.add_paragraph(style=style)
        _words(paragraph, first.children)
        if numbering is not None:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering  # noqa: SLF001 - no public way
        _write(made, more)


def _fresh_numbering(made: DocumentObject) -> int:
    """A number for a list of its own, in the style's form; without it Word goes on from the list before."""
    root = made.part.numbering_part.element
    style = made.styles[_NUMBER].element
    used = next(n for n in root.num_lst if n.numId == style.pPr.numPr.numId.val)
    fresh = deepcopy(used)
    fresh.numId = max(n.numId for n in root.num_lst) + 1
    override = _element("lvlOverride", ilvl="0")
    override.append(_element("startOverride", val="1"))
    fresh.append(override)
    root.append(fresh)
    return int(fresh.numId)


def _table(made: DocumentObject, node: SyntaxTreeNode) -> None:
    """Full width; the first row is repeated on each page, and empty cells are there to be filled in."""
    rows = [row for part in node.children for row in part.children]
    table = made.add_table(rows=len(rows), cols=len(rows[0].children), style="Table Grid")
    for row, written in zip(table.rows, rows, strict=True):
        for cell, said in zip(row.cells, written.children, strict=True):
            _words(cell.paragraphs[0], said.children, bold=said.type == "th")
    _repeat_first_row(table)
    made.add_paragraph()


def _repeat_first_row(table: Table) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader", val="true"))  # noqa: SLF001 - no public way


def _words(paragraph: Paragraph, nodes: Iterable[SyntaxTreeNode], *, bold: bool = False, italic: bool = False) -> None:
    """Inline text; a link is its words, for on paper it leads nowhere."""
    for node in nodes:
        match node.type:
            case "text" | "code_inline":
                run = paragraph.add_run(node.content)
                run.bold, run.italic = bold or None, italic or None
            case "softbreak":
                paragraph.add_run(" ")
            case "hardbreak":
                paragraph.add_run().add_break()
            case _:
                within = {"bold": bold or node.type == "strong", "italic": italic or node.type == "em"}
                _words(paragraph, node.children, **within)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
