"""`yiqiaotong run`: everything at one address, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from cli.endings import be_deaf, end_with_parent, hear_once
from cli.house import House, read_house
from cli.install import ROOT
from cli.supervisor import Supervisor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--verbose", action="store_true", help="say where the logs are and how long each step took")


def command(options: argparse.Namespace) -> int:
    """Train if needed, start all, wait until healthy, print the address, watch until told to stop."""
    return keep_running(read_house(), verbose=options.verbose)


def keep_running(house: House, *, verbose: bool) -> int:
    """Start a house, print its address and watch over it until told to stop; return the exit code."""
    began = time.monotonic()
    with running(house, "Starting …") as supervisor:
        if verbose:
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
    hear_once()
    if "MAKELEVEL" in os.environ:
        # A terminal's Ctrl-C reaches make and us; whoever ends make alone means the house.
        end_with_parent()
    with Supervisor(ROOT, house.logs, tell) as supervisor:
        try:
            tell(starting)
            # What needs no model gets ready while one is trained: the law library alone takes a processor for a while.
            for process in house.without_model():
                supervisor.start(process)
            for process in house.bots(house.model(tell)):
                supervisor.start(process)
            supervisor.wait_until_healthy()
            house.wait_until_ready(supervisor.look_after_all)
            ready = True
            yield supervisor
        except KeyboardInterrupt:
            tell("\nStopping …")
            if not ready:
                raise
        finally:
            be_deaf()


def tell(line: str) -> None:
    """Say a line to whoever started this, beside what the command prints."""
    print(line, file=sys.stderr, flush=True)
