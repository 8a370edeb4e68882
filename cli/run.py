"""`yiqiaotong run`: everything at one address, until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import time

from cli.house import read_house
from cli.install import ROOT
from cli.supervisor import Supervisor
from cli.train import ensure_model


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--verbose", action="store_true", help="say where the logs are and how long each step took")


def command(options: argparse.Namespace) -> int:
    """Train if needed, start all, wait until healthy, print the address, watch until told to stop."""
    began = time.monotonic()
    house = read_house()
    model = ensure_model(_tell)
    with Supervisor(ROOT, house.logs, _tell) as supervisor:
        try:
            _tell("Starting …")
            for process in house.processes(model):
                supervisor.start(process)
            supervisor.wait_until_healthy()
            house.wait_until_ready()
            if options.verbose:
                _tell(f"Ready after {time.monotonic() - began:.1f} s; logs are in {house.logs}.")
            print(f"邑侨通 Yiqiaotong: {house.address}   (Ctrl-C stops it)", flush=True)
            supervisor.watch()
        except KeyboardInterrupt:
            _tell("\nStopping …")
        finally:
            # A second Ctrl-C must not leave half of them behind.
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
