"""A Word file without text: paper, language, styles, and properties that name nobody."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import cache

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from atlas_data import texts

HEADING, PLAIN = "Heading1", "Normal"
REFERENCE, ATLAS_NOTE, LINK = "Reference", "AtlasNote", "Hyperlink"
"""Ids of the styles that paragraphs and links are given."""
_INDENT = Cm(1.27)  # APA 7, 2.12: half an inch
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


@cache
def frame(locale: str) -> dict[str, bytes]:
    """Name of each part of the file → its bytes, in the order they stand in the file."""
    document = docx.Document()
    _paper(document)
    _styles(document)
    _language(document, "en-GB" if locale in ("en", texts.PSEUDO) else locale)
    _properties(document)
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as found:
        return {name: found.read(name) for name in sorted(found.namelist())}


def _paper(document: Document) -> None:
    """A4, with its usual margins."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)


def _styles(document: Document) -> None:
    styles = document.styles
    styles["Normal"].font.size = Pt(12)
    styles["Normal"].paragraph_format.space_after = Pt(8)
    styles["Heading 1"].font.color.rgb = RGBColor(0, 0, 0)
    for name in (REFERENCE, ATLAS_NOTE):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = styles["Normal"], True
        style.paragraph_format.left_indent = _INDENT
    styles[REFERENCE].paragraph_format.first_line_indent = -_INDENT
    link = styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x05, 0x3F, 0x8A)


def _language(document: Document, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    running = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in running.findall(qn("w:lang")):
        running.remove(old)
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), language)
    running.append(told)


def _properties(document: Document) -> None:
    """A title and a language; no person, no program, no day on which it was made."""
    package = document.part.package
    for key in [one for one, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
        del package.rels[key]
    told = document.core_properties
    told.title, told.language = texts.say("refs-title"), texts.locale()
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    told.created = told.modified = _NO_TIME
    told.revision = 1
