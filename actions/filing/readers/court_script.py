"""Claims in one script: Chinese in Simplified characters, sums and small words that stand in English among it. Pure.

"還我 CAD 20,000 plus 利息" is "还我20,000加元加利息". What is written in English alone stays, names of the parties stay
as they are written on their papers, and a word that is not known stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

from actions.filing.readers.values import CURRENCIES
from actions.script import simplified
from backend.filing.wording.written_words import written
from backend.shared.yaml_pages import read_yaml

_HAN = re.compile(r"[\u3400-\u9fff]")
_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_CODES = "|".join(CURRENCIES)
_SUM = re.compile(
    rf"(?<![A-Za-z])(?:(?P<before>{_CODES})\s?(?P<behind>{_FIGURE})|(?P<first>{_FIGURE})\s?(?P<after>{_CODES}))(?![A-Za-z\d])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"(?<=[\u3400-\u9fff])[ \t]+(?=[\u3400-\u9fff\d])|(?<=\d)[ \t]+(?=[\u3400-\u9fff])")


def in_one_script(text: str, names: Collection[str] = ()) -> str:
    """Return a claim as the court reads it; one without Chinese signs stays as it is.

    Args:
        names: of the parties, which stay as they are written.
    """
    if not _HAN.search(text):
        return text
    known = sorted((name for name in names if name and _HAN.search(name)), key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, known))})", text) if known else [text]
    joined = "".join(part if at % 2 else _written(part) for at, part in enumerate(parts))  # a name behind each part
    told = _SUM.sub(_sum_in_chinese, joined)
    if told == joined and not _words().search(told):
        return told
    return _BLANKS.sub("", _words().sub(lambda found: _page()[found[0].casefold()], told))


def _written(part: str) -> str:
    """Simplified characters, and written words for spoken ones where all of them are known."""
    return written(simplified(part)) or simplified(part)


def _sum_in_chinese(found: re.Match[str]) -> str:
    code = (found["before"] or found["after"]).upper()
    return f"{found['behind'] or found['first']}{CURRENCIES[code].zh}"


@cache
def _page() -> dict[str, str]:
    page: dict[str, str] = read_yaml(Path(__file__).with_name("court_script.yml"))
    return {str(english): str(chinese) for english, chinese in page.items()}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_page(), key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z])", re.IGNORECASE)
