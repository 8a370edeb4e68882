"""`python -m bot --model models/….tar.gz --port 5005`: the bot as a process of its own, on loopback.

Does what `rasa run` does, and no more: no API, no telemetry, no TensorFlow. Every reason not to start is one sentence
and exit status 1.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import socket
import sys
from pathlib import Path
from typing import Any

from bot import log_lines, rasa_version, without_tensorflow
from bot.model_card import below_floor, card_file
from bot.model_digest import digest_file, is_as_trained, read_digest

REQUIRED_VARIABLES = ("YIQIAOTONG_BOT_TOKEN", "YIQIAOTONG_ACTION_URL", "YIQIAOTONG_TRACKER_URL")


class CannotStart(Exception):
    """Reason why the bot does not start, in one sentence."""


def main(arguments: list[str] | None = None) -> int:
    """Serve until told to stop; returns the exit status."""
    options = _options(arguments)
    _set_up_logging(options.log_level)
    try:
        _check(options)
        listener = _bind(options.host, options.port)
        # Two threads for one small matrix only get in each other's way.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        without_tensorflow.keep_out()
        serve(_load(options), listener)
    except CannotStart as reason:
        print(f"The bot cannot start: {reason}", file=sys.stderr)
        return 1
    return 0


def serve(agent: Any, listener: socket.socket) -> None:
    """Serve this agent's turns on this socket until SIGINT or SIGTERM."""
    from rasa.core.channels import channel
    from sanic import Sanic

    from bot.channel import TurnChannel

    app = Sanic("yiqiaotong_bot", configure_logging=False)
    app.ctx.agent = agent
    channel.register([TurnChannel.from_credentials()], app, route="/webhooks/")
    app.run(sock=listener, workers=1, access_log=False, motd=False)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="the trained model, a .tar.gz file")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on; leave it on loopback")
    parser.add_argument("--endpoints", type=Path, default=Path("endpoints.yml"))
    parser.add_argument("--log-level", default="WARNING", choices=("DEBUG", "INFO", "WARNING", "ERROR"))
    return parser.parse_args(arguments)


def _check(options: argparse.Namespace) -> None:
    reason = rasa_version.mismatch()
    if reason is not None:
        raise CannotStart(f"{reason}.")
    for variable in REQUIRED_VARIABLES:
        if not os.environ.get(variable, "").strip():
            raise CannotStart(f"{variable} is not set.")
    for path in (options.model, options.endpoints):
        if not path.is_file():  # Rasa would take another model of the folder without a word
            raise CannotStart(f"there is no file {path}.")
    if not is_as_trained(options.model):
        raise CannotStart(
            f"{options.model} is not the archive that was trained here, or {digest_file(options.model).name} is "
            "missing; train it again: yiqiaotong train --force"
        )
    if below := below_floor(options.model, read_digest(options.model)):
        raise CannotStart(
            f"{options.model} understands people worse than is allowed ({'; '.join(below)}; see "
            f"{card_file(options.model).name}): go back to the model before it, or mend what it learns from."
        )


def _bind(host: str, port: int) -> socket.socket:
    """The port is taken before the model is loaded, so that a busy one is told at once."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise CannotStart(f"{host}:{port} cannot be listened on ({error.strerror}).") from error
    return listener


def _load(options: argparse.Namespace) -> Any:
    from rasa.core.agent import load_agent
    from rasa.core.utils import AvailableEndpoints
    from rasa.shared.exceptions import RasaException
    from rasa.utils.log_utils import configure_structlog

    import bot.channel  # noqa: F401  installs the turn processor before the agent looks for one
    from bot import log_contents

    configure_structlog(logging.getLevelName(options.log_level))
    log_contents.keep_out()
    try:
        endpoints = AvailableEndpoints.read_endpoints(str(options.endpoints))
        agent = asyncio.run(load_agent(model_path=str(options.model), endpoints=endpoints))
    except (RasaException, OSError, ValueError) as error:
        raise CannotStart(f"{error}") from error
    if not agent.is_ready():
        raise CannotStart(f"{options.model} could not be loaded (see the error above).")
    return agent


def _set_up_logging(level: str) -> None:
    log_lines.set_up(level)
    # Sixty lines of deprecations in libraries that stay frozen anyway; `--log-level INFO` shows them.
    logging.captureWarnings(True)
    if level == "WARNING":
        logging.getLogger("py.warnings").setLevel(logging.ERROR)


if __name__ == "__main__":
    sys.exit(main())
