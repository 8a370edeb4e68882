"""Keeps child processes alive and lets none outlive us: start, wait until healthy, restart, stop together."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cli.endings import undisturbed
from cli.install import Trouble
from cli.log_files import LARGEST, begin, keep_small
from cli.loopback import is_free
from cli.process_use import processor_seconds
from cli.train import bytecode_allowed

OWN_FILES_ONLY = 0o077
"""Mask of what a child writes (databases, logs, the sandbox's memory): it is for its own user only."""
_STEADY_SECONDS = 60.0
_WORKED = 0.2
"""Seconds of processor time that count as progress."""
_PATIENCE_IN_ALL = 10
"""Times its patience a process may take in all: one that spins for ever is given up, too."""


@dataclass(frozen=True)
class Process:
    """Process to start, and how to know that it is ready.

    Args:
        name: what people call it; also the name of its log.
        command: program and arguments.
        port: the TCP port it will listen on.
        is_healthy: asks the running process; True once it can work.
        environment: variables on top of ours.
        patience: seconds it may go without using the processor before it is given up; a busy machine makes it slow,
            and a slow start is none that hangs.
        port_setting: what chooses its port, for whoever finds that port taken.
    """

    name: str
    command: Sequence[str]
    port: int
    is_healthy: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    patience: float = 120.0
    port_setting: str = ""


class Child:
    """One running (or crashed) process, its log and its history of crashes."""

    def __init__(self, process: Process, folder: Path, log: Path) -> None:
        self.process, self.log = process, log
        self._folder = folder
        self._handle: subprocess.Popen[bytes] | None = None
        self._started = self._progressed = self._worked = 0.0
        self._backoff = 0.5
        self.due = 0.0
        self.healthy = False

    def start(self) -> None:
        """Start it in a process group of its own, so that it can be ended as a whole.

        Raises:
            Trouble: its port is taken.
        """
        if not is_free(self.process.port):
            other = f", or set {self.process.port_setting}" if self.process.port_setting else ""
            needs = f"Port {self.process.port} is in use, but the {self.process.name} needs it"
            raise Trouble(f"{needs}: end what listens there{other}.")
        with self.log.open("ab") as log, undisturbed() as begin_child:
            self._handle = subprocess.Popen(
                list(self.process.command),
                cwd=self._folder,
                env={**_without_settings(bytecode_allowed()), **self.process.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=begin_child,
                umask=OWN_FILES_ONLY,
            )
        self._started = self._progressed = time.monotonic()
        self._worked = 0.0
        self.healthy = False

    @property
    def pid(self) -> int | None:
        """Its process id, None while it does not run."""
        return self._handle.pid if self._handle is not None else None

    @property
    def ended(self) -> bool:
        """True when it was started and is gone."""
        return self._handle is not None and self._handle.poll() is not None

    @property
    def overdue(self) -> bool:
        """True when it has done nothing for all its patience, or has been at it ten times as long."""
        now, worked = time.monotonic(), processor_seconds(self.pid)
        if worked - self._worked >= _WORKED:
            self._worked, self._progressed = worked, now
        patience = self.process.patience
        return now - self._progressed > patience or now - self._started > patience * _PATIENCE_IN_ALL

    def plan_restart(self) -> float:
        """Choose when to start it again; seconds from now, doubling while it keeps crashing."""
        if time.monotonic() - self._started > _STEADY_SECONDS:
            self._backoff = 0.5
        wait, self._backoff = self._backoff, min(self._backoff * 2, 30.0)
        self.due, self._handle = time.monotonic() + wait, None
        return wait

    @property
    def waits_for_restart(self) -> bool:
        """True between a crash and the moment it is due again."""
        return self._handle is None

    def signal(self, number: int) -> None:
        """Send a signal to its whole group, if it still lives."""
        if self._handle is not None and self._handle.poll() is None:
            try:
                os.killpg(self._handle.pid, number)
            except ProcessLookupError:
                return

    def wait(self, seconds: float) -> bool:
        """Wait for its end; True when it has ended."""
        if self._handle is None:
            return True
        try:
            self._handle.wait(max(seconds, 0.0))
        except subprocess.TimeoutExpired:
            return False
        return True

    def failure(self) -> str:
        """Say why it did not get healthy, with the end of its log."""
        took = time.monotonic() - self._started
        reason = "ended while starting" if self.ended else f"is not ready after {took:.0f} s"
        return f"The {self.process.name} {reason}; all of it is in {self.log}.\n{self.last_lines()}"

    def last_lines(self, count: int = 15) -> str:
        """The end of its log, indented, for a person to read."""
        lines = self.log.read_text("utf-8", errors="replace").splitlines()[-count:] if self.log.exists() else []
        return "\n".join(f"  {self.process.name} | {line}" for line in lines)


class Supervisor:
    """Several children as one: use as a context manager, so that whatever happens none is left behind.

    Args:
        folder: working folder of every child.
        logs: where ``<name>.log`` go.
        tell: called with one line for the person.
    """

    def __init__(self, folder: Path, logs: Path, tell: Callable[[str], None]) -> None:
        self._folder, self._logs, self._tell = folder, logs, tell
        self._children: list[Child] = []
        logs.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Supervisor:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, process: Process) -> None:
        """Start one more child; it is not waited for."""
        log = self._logs / f"{process.name.replace(' ', '-')}.log"
        begin(log)
        child = Child(process, self._folder, log)
        self._children.append(child)  # first: Ctrl-C in the moment it starts must find it here
        child.start()

    def wait_until_healthy(self) -> None:
        """Return when every child is ready.

        Raises:
            Trouble: one ended or took too long; its last lines are part of the message.
        """
        while waiting := [child for child in self._children if not child.healthy]:
            for child in waiting:
                child.healthy = child.process.is_healthy()
                if child.healthy:
                    continue
                if child.ended or child.overdue:
                    raise Trouble(child.failure())
            time.sleep(0.1)

    def pids(self) -> dict[str, int]:
        """Process ids of the running children, by name."""
        return {child.process.name: child.pid for child in self._children if child.pid is not None}

    def watch(self) -> None:
        """Restart whatever ends, for ever; left by an exception (Ctrl-C) only."""
        while True:
            self.look_after_all()
            time.sleep(0.25)

    def look_after_all(self, largest_log: int = LARGEST) -> None:
        """Start again what has ended and is due, and put full logs away.

        Args:
            largest_log: bytes after which a log is begun anew.
        """
        for child in self._children:
            self._look_after(child)
            keep_small(child.log, largest_log)

    def _look_after(self, child: Child) -> None:
        if child.ended:
            child.signal(signal.SIGKILL)
            wait = child.plan_restart()
            self._tell(f"The {child.process.name} ended unexpectedly; starting it again in {wait:g} s ({child.log}).")
        elif child.waits_for_restart and time.monotonic() >= child.due:
            try:
                child.start()
            except Trouble as trouble:
                child.plan_restart()
                self._tell(str(trouble))
        elif not child.healthy and not child.waits_for_restart and child.process.is_healthy():
            child.healthy = True
            self._tell(f"The {child.process.name} is back.")

    def stop(self, seconds: float = 25.0) -> None:
        """End every child with its group: asked first, forced after `seconds`."""
        for child in self._children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + seconds
        for child in self._children:
            if not child.wait(deadline - time.monotonic()):
                child.signal(signal.SIGKILL)
                child.wait(5)
        self._children.clear()


def _without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Surroundings without settings of ours: a child is told only those it needs."""
    return {name: value for name, value in environment.items() if not name.startswith("YIQIAOTONG_")}
