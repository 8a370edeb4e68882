"""Checks the clause in a photo or PDF somebody sent; nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.clause_check.model import ClauseCheck
from backend.arbitration.commands import ReadClause
from backend.shared.errors import Refused

_FEWEST = 8
"""Legible characters a paper has at least."""
SURE = 0.75
"""Least score of a line that is believed."""
_ENDS = re.compile(r"[。；;：:！？!?]$|[.]$")
_BEGINS = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百\d]+[条章节]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|Article\b|Section\b|Clause\b)"
)
_HAN = re.compile(r"[\u3400-\u9fff，、（）《》“”]$")


@dataclass(frozen=True, slots=True)
class ReadLines:
    """The lines of a file: read once, and once more in another way where it is a picture.

    Args:
        first, second: text and score of each line; the same twice for the text of a PDF.
        whole: every page was read.
    """

    first: Sequence[tuple[str, float]]
    second: Sequence[tuple[str, float]]
    whole: bool


class ReadClauseHandler:
    """Handles `ReadClause`.

    Args:
        read_file: returns the bytes of a person's own file; refuses any other.
        lines: returns the lines of a photo or PDF from its bytes.
    """

    def __init__(self, read_file: Callable[[str, str], bytes], lines: Callable[[bytes], ReadLines]) -> None:
        self._read_file = read_file
        self._lines = lines

    def __call__(self, command: ReadClause) -> ClauseCheck:
        """Return what the paper's clause is.

        Raises:
            Refused: ``court_paper_unreadable`` where hardly a word is legible; ``arbitration_clause_illegible`` where
                two readings of a picture do not agree on what it says.
        """
        read = self._lines(self._read_file(command.file_id, command.person_id))
        first, second = (flowing([text for text, score in one if score >= SURE]) for one in (read.first, read.second))
        if len(first) < _FEWEST:
            raise Refused("court_paper_unreadable")
        found, again = check_clause(first), check_clause(second)
        if (found.outcome, found.bodies) != (again.outcome, again.bodies):
            raise Refused("arbitration_clause_illegible")
        return found if read.whole else replace(found, cut=True)


def flowing(lines: Sequence[str]) -> str:
    """Return printed lines as sentences: a line goes on in the next unless it ends, or the next begins an article."""
    text = ""
    for line in (one.strip() for one in lines if one.strip()):
        if not text or _ENDS.search(text) or _BEGINS.match(line):
            text = f"{text}\n{line}" if text else line
        else:
            text += line if _HAN.search(text) else f" {line}"
    return text
