"""Parts python-docx has no words for: East Asian faces, page fields, numbered lists, a file without a clock in it."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from datetime import datetime
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold: every file of the same content is the same file."""

_LIST = """<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="980" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>"""


def set_faces(style: Any, latin: str, east_asian: str) -> None:
    """Give a style its two faces; Word takes the second for Chinese and falls back to its own Song if it is missing."""
    style.font.name = latin
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), east_asian)
    fonts.set(qn("w:hint"), "eastAsia")


def set_language(style: Any) -> None:
    """Tell Word that the text is Chinese, so that it does not underline it as misspelt English."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(language)


def indent_first_line(paragraph_format: Any, characters: int) -> None:
    """Indent the first line by so many characters (not points: it follows the size)."""
    indent = paragraph_format._element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(characters * 100))


def add_field(paragraph: Paragraph, code: str) -> None:
    """Append a field Word computes itself: ``PAGE``, ``NUMPAGES``."""
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "text":
            run.text = str(text)
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = f" {text} "
        run._r.append(element)


class NumberedLists:
    """Word's own numbered lists, each starting at 1."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element

    def start(self) -> int:
        """Begin a list; its number goes to `number`."""
        taken = [int(one.get(qn("w:abstractNumId"))) for one in self._numbering.findall(qn("w:abstractNum"))]
        abstract = parse_xml(_LIST.format(ns=nsdecls("w"), id=max(taken, default=0) + 1))
        first_number = self._numbering.find(qn("w:num"))
        if first_number is None:
            self._numbering.append(abstract)
        else:
            first_number.addprevious(abstract)
        return int(self._numbering.add_num(max(taken, default=0) + 1).numId)

    @staticmethod
    def number(paragraph: Paragraph, list_number: int) -> None:
        """Make the paragraph an item of the list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = list_number


def without_a_clock(packed: bytes) -> bytes:
    """Return the same package with its members' times set to one fixed moment."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            fixed = zipfile.ZipInfo(member.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            new.writestr(fixed, old.read(member))
    return result.getvalue()


def set_properties(document: Document, title: str, made_at: datetime) -> None:
    """Fill the file's properties: title, language, one moment for everything; no author and no program."""
    properties = document.core_properties
    properties.title, properties.language, properties.author = title, "zh-CN", ""
    properties.comments, properties.last_modified_by, properties.revision = "", "", 1
    properties.created = properties.modified = made_at


def copy_footer(source: Any, target: Any) -> None:
    """Let the first page's footer say what the other pages' footer says."""
    target.is_linked_to_previous = False
    for element in list(target._element):
        target._element.remove(element)
    for element in source._element:
        target._element.append(deepcopy(element))
