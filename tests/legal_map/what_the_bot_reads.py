"""What the bot reads in texts, said by the bot itself: it lives in an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

from cli.install import BOT, ROOT
from cli.train import BOT_ENVIRONMENT

_READ = """
import json, sys
from bot.nlu.entities.reader import EntityReader
reader = EntityReader.shared()
texts, metadata = json.load(sys.stdin)
print(json.dumps([reader.read(text, metadata) for text in texts]))
"""


def read_by_the_bot(texts: Sequence[str], metadata: Mapping[str, str] | None = None) -> list[list[dict[str, Any]]]:
    """The entities the bot reads in each text; `metadata` tells the moment and the place of writing."""
    done = subprocess.run(
        [str(BOT.python), "-c", _READ],
        input=json.dumps([list(texts), dict(metadata or {})]),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
        cwd=ROOT,
        env={**os.environ, **BOT_ENVIRONMENT, "PYTHONPATH": str(ROOT)},
    )
    found: list[list[dict[str, Any]]] = json.loads(done.stdout.splitlines()[-1])
    return found
