"""Processes that start at once: forked from one of the same Python that has imported and loaded what they need.

To import the whole backend or to load a model takes a process many times as long as the rest of its start, and tests
that kill start the same again and again. What runs is a module's own ``main``, in a process of its own that can be
killed like any other. That ``python -m bot`` and ``python -m backend.server`` start cold as well is seen by tests/bot
and tests/cli.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
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

    What it forks has variables and a log of its own, so one serves every house of a test session (`mother_of`).

    Args:
        python: its Python.
        environment: its own variables besides ours, which what it imports may read.
        first: modules to import, in this order; ``module:function`` is called besides.
    """

    def __init__(self, python: Path, environment: Mapping[str, str], *first: str) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  open as long as the process lives
        self._process = subprocess.Popen(
            [str(python), str(MOTHER), *first], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self._said, env=_variables(environment), start_new_session=True,
        )  # fmt: skip
        atexit.register(self._process.kill)

    def start(self, module: str, environment: Mapping[str, str], log: Path) -> WarmProcess:
        """Start a module's ``main`` in a process of its own.

        Args:
            module: whose.
            environment: its variables besides ours.
            log: where its output goes.
        """
        assert self._process.stdin is not None and self._process.stdout is not None
        order = {"module": module, "environment": _variables(environment), "log": str(log)}
        with suppress(BrokenPipeError):
            self._process.stdin.write(f"{json.dumps(order)}\n")
            self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            self._said.seek(0)
            raise RuntimeError(f"nothing can be forked:\n{self._said.read().decode()[-3000:]}")
        return WarmProcess(int(answer))


@cache
def mother_of(python: Path, first: str, environment: tuple[tuple[str, str], ...] = ()) -> Mother:
    """Return the one that has loaded this, started when it is first needed; it ends with this process."""
    return Mother(python, dict(environment), first)


def _variables(more: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **more, "PYTHONPATH": str(ROOT)}
