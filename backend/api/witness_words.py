"""The words of the witness room's pages: one file in two languages, Traditional converted when it is asked for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from backend.config import ROOT
from backend.conversation.language import convert
from backend.conversation.model import LANGUAGES
from backend.shared.yaml_pages import read_yaml

FILE = ROOT / "web" / "witness" / "words.yml"


@cache
def page_words(language: str, file: Path = FILE) -> bytes:
    """Return every word of the pages by its key, as JSON.

    Args:
        language: ``zh-Hans``, ``zh-Hant`` or ``en``; another is answered in Simplified Chinese.
    """
    language = language if language in LANGUAGES else "zh-Hans"
    words = read_yaml(file)
    said = {key: convert(pair["en" if language == "en" else "zh"], language) for key, pair in words.items()}
    return json.dumps(said, ensure_ascii=False).encode()
