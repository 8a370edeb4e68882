"""`yiqiaotong model`: which models answered how many messages; with a turn's id, which answered that one.

While two models serve side by side this says how much each has answered, and after a complaint which one it was.
"""

from __future__ import annotations

import argparse
from datetime import datetime

from cli.house import open_backend
from cli.install import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("turn", nargs="?", default="", metavar="TURN", help="a message's id, as the log names it")


def command(options: argparse.Namespace) -> int:
    """Print one line a model: what it learned from, when it was trained, its id, what it answered."""
    from backend.conversation.desk_commands import AnsweringModels

    with open_backend() as backend:
        answered = backend.bus.handle(AnsweringModels(options.turn))
    if options.turn and not answered:
        raise Trouble(f"No message with the id {options.turn} was answered.")
    for one in answered:
        named = one.model or "no model (our own words, or before models were kept)"
        between = f"{_at(one.first)} to {_at(one.last)} UTC"
        print(f"{named}  " + (f"{_at(one.last)} UTC" if options.turn else f"{one.messages} messages, {between}"))
    if not answered:
        print("No message was answered yet.")
    return 0


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
