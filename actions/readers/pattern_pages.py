"""Regular expressions kept as data: the lists of a YAML page, compiled once. Pure.

Pages are written in Simplified characters and small letters; who asks brings the text into that spelling first.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.yaml_pages import read_yaml


@cache
def patterns(page: Path, *keys: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of one list of a page.

    Args:
        page: the file.
        keys: an entry of the page, an entry of that one, and so on down to the list.
    """
    found: Any = read_yaml(page)
    for key in keys:
        found = found[key]
    return tuple(re.compile(str(one)) for one in found)
