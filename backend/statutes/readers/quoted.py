"""Words that a text gives as an article's own: in quotation marks behind the citation, or after 规定：. Pure."""

from __future__ import annotations

import re

LONGEST = 400
_SHORTEST = 8
_REACH = 60
"""Characters between a citation and the words quoted of it."""
_MARKS = re.compile(r"[“「『\"](?P<words>[^”」』\"]{4,400})[”」』\"]")
_SAID = re.compile(
    r"^[^。！？!?\n]{0,12}?(?:规定|明确|载明|内容|原文|指出|provides|states|says)[^：:，,]{0,6}[：:，,]?\s*(?P<words>[^\n]{8,400})",
    re.IGNORECASE,
)
_END = re.compile(r"[。！？!?；;\n]|(?<=\w)\.\s")


def quoted_words(text: str, start: int, end: int) -> tuple[str, bool]:
    """Return the words quoted between a citation's end and the next one, and whether they stand in quotation marks."""
    ahead = text[start : min(end, start + LONGEST + _REACH)]
    found = _MARKS.search(ahead)
    if found is not None and found.start() <= _REACH:
        words = found["words"].strip()
        return (words, True) if len(words) >= _SHORTEST else ("", False)
    said = _SAID.match(ahead)
    if said is None:
        return "", False
    words = _END.split(said["words"])[0].strip()
    return (words, False) if len(words) >= _SHORTEST else ("", False)
