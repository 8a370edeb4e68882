"""Starts the demonstration, fills it, prints what to try, and keeps it running until Ctrl-C."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.demo.surroundings import FOLDER, demo_settings
from cli.house import House
from cli.install import Trouble
from cli.loopback import ask
from cli.run import running, tell

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.config import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--into", type=Path, default=FOLDER, help="where its data go (default: var-demo)")


def command(options: argparse.Namespace) -> int:
    """Start the house in a folder of its own, fill it, print six things to try, watch until told to stop."""
    began = time.monotonic()
    logging.getLogger().addHandler(logging.NullHandler())  # what the services warn of stands in their log
    settings = demo_settings(options.into.resolve())
    house = House(settings, env_file=os.devnull)
    with running(house, "Starting the demonstration …") as supervisor:
        tell(f"Running after {time.monotonic() - began:.1f} s; bringing the made-up people in …")
        with _filled(house, settings) as tries:
            print(f"\n{tries()}\n", flush=True)
            tell(f"Ready after {time.monotonic() - began:.1f} s. Enter: new sign-ins. Ctrl-C: the end.")
            threading.Thread(target=_print_again, args=(tries,), name="enter", daemon=True).start()
            supervisor.watch()
    return 0


@contextmanager
def _filled(house: House, settings: Settings) -> Iterator[Callable[[], str]]:
    """Fill the house; give what prints the six things to try, with sign-ins that are new every time."""
    from backend.bootstrap import build
    from cli.demo.door import Door
    from cli.demo.officers import let_in
    from cli.demo.scenes import Scenes
    from cli.demo.tries import printed, six_tries

    backend: Backend = build(settings.model_copy(update=house.played | {"public_url": house.address}))
    try:
        officers = let_in(backend)
        scenes = Scenes(backend, officers, _handles(settings))
        scenes.fill()
        with Door("localhost") as door:
            yield lambda: printed(six_tries(backend, house, scenes, officers, door))
    finally:
        backend.close()


def _handles(settings: Settings) -> Callable[..., Any]:
    """Tell a stand-in how to decide; it is asked on this machine only."""

    def control(system: str, handle: str, **wish: Any) -> Any:
        url = f"http://127.0.0.1:{settings.sandbox_port}/{system}/_control/{handle}"
        status, state = ask(url, str(getattr(settings, f"{system}_key")), body=wish, seconds=30)
        if status >= 300:
            raise Trouble(f"The stand-in of {system} answered {status}: {state}")
        return state

    return control


def _print_again(tries: Callable[[], str]) -> None:
    for _ in sys.stdin:
        print(f"\n{tries()}\n", flush=True)
