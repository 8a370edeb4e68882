"""Traditional words of our pages as files: ``python -m bench.page_words`` makes each of the Simplified one beside it.

Pages that a browser or WeChat loads as they lie cannot ask the server to convert. So their words are converted once, by
what converts everything that is said (`backend.conversation.language`), and exceptions stand in its data alone.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from backend.conversation.language import to_traditional_page

ROOT = Path(__file__).resolve().parent.parent
NAMES = {"zh-Hans.js": "zh-Hant.js", "words-hans.js": "words-hant.js"}
"""Names of a file of Simplified words, and of the one that is made of it."""
_OPENING_COMMENT = re.compile(r"\A/\*\*.*?\*/\n", re.DOTALL)
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`', re.DOTALL)


def sources() -> list[Path]:
    """Return every file of Simplified words below `web`."""
    found = (path for name in NAMES for path in (ROOT / "web").rglob(name))
    return sorted(path for path in found if "vendor" not in path.parts)


def traditional(text: str, source: str) -> str:
    """Return a script with each of its strings converted; its code stays as it is.

    Args:
        text: a script of Simplified words, which opens with a comment on them.
        source: its name, for the comment that stands there instead.
    """
    code = _OPENING_COMMENT.sub("", text, count=1)
    opening = f"/** Made of `{source}` by `make words`: what is to be said otherwise is written there. */\n"
    return opening + _LITERAL.sub(lambda found: to_traditional_page(found[0]), code)


def files() -> dict[Path, str]:
    """Return the content of each file of Traditional words by its path."""
    return {path.with_name(NAMES[path.name]): traditional(path.read_text("utf-8"), path.name) for path in sources()}


def main() -> int:
    """Write them all."""
    for path, content in files().items():
        path.write_text(content, "utf-8")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
