"""Processes that start at once: forked from one of the same Python that has imported what they need.

To import Rasa or the whole backend takes a process many times as long as its own start, and tests that kill start the
same again and again. What runs is the module's own ``main`` with its own arguments and environment, in a process of its
own that can be killed like any other. That ``python -m bot`` and ``python -m backend.server`` start cold as well is
seen by tests/bot and tests/cli.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cli.install import BOT, ROOT
from cli.train import BOT_ENVIRONMENT

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
        environment: what it imports with.
        first: modules to import, in this order; ``module:function`` is called besides.
    """

    def __init__(self, python: Path, environment: Mapping[str, str], *first: str) -> None:
        self._process = subprocess.Popen(
            [str(python), str(MOTHER), *first], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, **environment, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        )  # fmt: skip
        atexit.register(self._process.kill)

    def start(self, module: str, arguments: list[str], environment: Mapping[str, str], log: Path) -> WarmProcess:
        """Start a module's ``main`` with these arguments, in just this environment, writing to the end of a file."""
        order = {"module": module, "arguments": arguments, "environment": dict(environment), "log": str(log)}
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "nobody forks: what was to be imported cannot be"
        return WarmProcess(int(answer))


@cache
def of_the_bot() -> Mother:
    """The one that starts bots."""
    first = ("bot.without_tensorflow:keep_out", "rasa.core.agent", "bot.channel", "bot.__main__")
    return Mother(BOT.python, BOT_ENVIRONMENT, *first)


@cache
def of_the_services() -> Mother:
    """The one that starts services."""
    return Mother(Path(sys.executable), {}, "backend.server")
