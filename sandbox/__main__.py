"""Starts every sandbox system on one port: ``python -m sandbox --port 8090``. Meant for this machine only."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path

from sandbox.application import PARTNERS, create_app
from sandbox.channels.phone import platforms


def main() -> int:
    """Read the command line and serve until stopped; returns 1 with one sentence when the port is taken."""
    options = _options()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError as error:
            print(f"sandbox: cannot use {options.host}:{options.port}: {error.strerror}", file=sys.stderr)
            return 1
    keys = {system: os.environ.get(_key_variable(system), "") for system in PARTNERS}
    messengers = platforms(os.environ, options.services)
    app = create_app(keys=keys, keep_in=options.state, decide_after=options.decide_after, messengers=messengers)
    app.run(host=options.host, port=options.port, single_process=True, motd=False, access_log=False)
    return 0


def _key_variable(system: str) -> str:
    return f"YIQIAOTONG_{system.upper()}_KEY"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="the partners as pretend servers")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--state", type=Path, help="folder to remember in; without it a restart forgets everything")
    parser.add_argument(
        "--decide-after",
        type=float,
        default=float(os.environ.get("YIQIAOTONG_SANDBOX_DECIDE_AFTER") or 20),
        help="seconds until what waits for an officer is decided; 0 never (officers decide at the desk)",
    )
    parser.add_argument(
        "--services",
        default=f"http://127.0.0.1:{os.environ.get('YIQIAOTONG_PORT') or 8000}",
        help="where the pretend messengers call the services; try them at /phone",
    )
    parser.epilog = f"{', '.join(map(_key_variable, PARTNERS))} hold the API keys."
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
