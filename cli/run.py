"""`yiqiaotong run`: everything at one address, until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from cli.house import House, read_house
from cli.install import ROOT
from cli.supervisor import Supervisor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--verbose", action="store_true", help="say where the logs are and how long each step took")


def command(options: argparse.Namespace) -> int:
    """Train if needed, start all, wait until healthy, print the address, watch until told to stop."""
    began = time.monotonic()
    house = read_house()
    with running(house, "Starting …") as supervisor:
        if options.verbose:
            tell(f"Ready after {time.monotonic() - began:.1f} s; logs are in {house.logs}.")
        print(f"邑侨通 Yiqiaotong: {house.address}   (Ctrl-C stops it)", flush=True)
        supervisor.watch()
    return 0


@contextmanager
def running(house: House, starting: str) -> Iterator[Supervisor]:
    """Train if needed, start all parts of a house and wait until they are ready; stop them at the end or at Ctrl-C.

    Args:
        house: what is started.
        starting: what is said before.
    """
    ready = False
    with Supervisor(ROOT, house.logs, tell) as supervisor:
        try:
            tell(starting)
            # What needs no model gets ready while one is trained: the law library alone takes a processor for a while.
            for process in house.without_model():
                supervisor.start(process)
            for process in house.bots(house.model(tell)):
                supervisor.start(process)
            supervisor.wait_until_healthy()
            house.wait_until_ready()
            ready = True
            yield supervisor
        except KeyboardInterrupt:
            tell("\nStopping …")
            if not ready:
                raise
        finally:
            # A second Ctrl-C must not leave half of them behind.
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)


def tell(line: str) -> None:
    """Say a line to whoever started this, beside what the command prints."""
    print(line, file=sys.stderr, flush=True)
