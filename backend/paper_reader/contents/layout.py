"""From the lines of a page to rows, and to what stands beside a label of a form. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from backend.paper_reader.pages.lines import NOWHERE, ScoredLine, Spot, TextLine

LEGIBLE = 0.9
"""Below this score a line is not believed at all: a legible one has 0.97, a misread figure seldom 0.9."""
LABELS = (
    "案号", "案由", "被传唤人姓名", "被传唤人", "被传人", "当事人", "工作单位或住址", "工作单位", "住所", "住址",
    "单位或地址", "传唤事由", "传唤原因", "事由", "应到时间", "传唤时间", "开庭时间", "到庭时间", "应到处所",
    "应到场所", "应到地点", "传唤地点", "开庭地点", "开庭场所", "注意事项", "注意", "备注", "审判长", "审判员",
    "书记员", "承办人", "联系电话", "送达文书名称", "送达文书", "受送达人", "送达地点", "送达时间", "送达日期",
    "签收日期", "收到日期", "收到时间", "代收人", "送达人", "合议庭", "法官助理", "联系人", "地址", "电话",
)  # fmt: skip
_ASIDE = str.maketrans("（）：，；．〔〕［］﹝﹞", "():,;.()()()")
_SPACES = re.compile(r"(?<=[^A-Za-z0-9])\s+|\s+(?=[^A-Za-z0-9])")
_BY_LENGTH = sorted(LABELS, key=len, reverse=True)


def plain(text: str) -> str:
    """Text with signs of one width and without the blanks between Chinese characters."""
    return _SPACES.sub("", text.translate(_ASIDE)).strip()


def label_of(text: str) -> tuple[str, str]:
    """The label a line begins with and what stands behind it in the same line; both empty where there is none."""
    for label in _BY_LENGTH:
        if text.startswith(label):
            rest = text[len(label) :]
            if not rest or rest[0] == ":":
                return label, rest.lstrip(":")
            if label in ("案号", "案由") and len(rest) > 3:
                return label, rest
    return "", ""


@dataclass(frozen=True, slots=True)
class Cell(TextLine):
    """A line of the page in its normal form, how sure its reader was of it, and where it stands in the picture."""

    score: float
    spot: Spot = NOWHERE


@dataclass(frozen=True)
class Page:
    """A page by cells."""

    cells: tuple[Cell, ...]

    @classmethod
    def of(cls, lines: Sequence[ScoredLine]) -> Page:
        """Return the page of the lines that were legible."""
        kept = [one for one in lines if one.score >= LEGIBLE and one.line.text]
        cells = (
            Cell(
                plain(one.line.text), one.line.left, one.line.top, one.line.right, one.line.bottom, one.score, one.spot
            )
            for one in kept
        )
        return cls(tuple(sorted((cell for cell in cells if cell.text), key=lambda cell: (cell.middle, cell.left))))

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The cells side by side, joined, from top to bottom."""
        rows: list[list[Cell]] = []
        for cell in self.cells:
            if rows and abs(cell.middle - rows[-1][0].middle) < 0.55 * min(cell.height, rows[-1][0].height):
                rows[-1].append(cell)
            else:
                rows.append([cell])
        return tuple("".join(cell.text for cell in sorted(row, key=lambda cell: cell.left)) for row in rows)

    @cached_property
    def text(self) -> str:
        """The whole page, a row a line."""
        return "\n".join(self.rows)

    def beside(self, *labels: str) -> str:
        """Return the words behind one of these labels, in its line or in the cells to its right, or nothing."""
        for cell in self.cells:
            label, rest = label_of(cell.text)
            if label in labels:
                return rest or "".join(one.text for one in self._right_of(cell))
        return ""

    def _right_of(self, label: Cell) -> Iterator[Cell]:
        """The cells right of a label that belong to no other: the lines of one cell of a table, top first."""
        labels = [one for one in self.cells if label_of(one.text)[0]]
        for one in self.cells:
            if one in labels or one.left < label.right - 0.5 * label.height:
                continue
            before = [other for other in labels if other.right <= one.left + 0.5 * other.height]
            nearest = min(before, key=lambda other: (abs(other.middle - one.middle), -other.right), default=None)
            same_row = [other for other in before if abs(other.middle - one.middle) < 0.6 * label.height]
            owner = max(same_row, key=lambda other: other.right) if same_row else nearest
            if owner is label and abs(one.middle - label.middle) < 1.7 * label.height:
                yield one
