"""Processes that start at once: forked from one of the same Python that has imported and loaded what they need.

To import the whole backend or to load a model takes a process many times as long as the rest of its start, and tests
that kill start the same again and again. What runs is a module's own ``main``, in a process of its own that can be
killed like any other. That ``python -m bot`` and ``python -m backend.server`` start cold as well is seen by tests/bot
and tests/cli.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cli.install import ROOT

MOTHER = Path(__file__).with_name("mother.py")
ENDS_WITHIN = 20.0


@dataclass
class WarmProcess:
    """A process that was forked; not a child of ours, so it is looked for by its number.

    Args:
        pid: its number, which its group has too.
    """

    pid: int

    def is_running(self) -> bool:
        """Whether it has not ended."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        """End it and all it has started by SIGKILL, and wait until it is gone."""
        if self.is_running():
            os.killpg(self.pid, signal.SIGKILL)
        deadline = time.monotonic() + ENDS_WITHIN
        while self.is_running():
            assert time.monotonic() < deadline, f"{self.pid} did not end"
            time.sleep(0.005)


class Mother:
    """A process that has imported things and forks.

    Args:
        python: its Python.
        environment: its variables, and those of all it forks.
        log: where its output and that of all it forks goes.
        first: modules to import, in this order; ``module:function`` is called besides.
    """

    def __init__(self, python: Path, environment: Mapping[str, str], log: Path, *first: str) -> None:
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [str(python), str(MOTHER), *first], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=output, env={**os.environ, **environment, "PYTHONPATH": str(ROOT)}, start_new_session=True,
            )  # fmt: skip
        self._log = log
        atexit.register(self._process.kill)

    def start(self, module: str) -> WarmProcess:
        """Start a module's ``main`` in a process of its own."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{module}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"nothing can be forked:\n{self._log.read_text(encoding='utf-8')[-3000:]}")
        return WarmProcess(int(answer))

    def close(self) -> None:
        """Fork no more; what was forked goes on."""
        atexit.unregister(self._process.kill)
        self._process.kill()
        self._process.communicate()
