"""`yiqiaotong model`: how good the models here are, and which answered how many messages; with a turn's id, which that.

While two models serve side by side this says how much each has answered, and after a complaint which one it was.
"""

from __future__ import annotations

import argparse
from datetime import datetime

from cli.house import open_backend
from cli.install import Trouble
from cli.model_card import archives, as_text
from cli.train import MODELS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("turn", nargs="?", default="", metavar="TURN", help="a message's id, as the log names it")


def command(options: argparse.Namespace) -> int:
    """Print the models that lie here, then one line for each that answered: data, moment of training, id, messages."""
    from backend.conversation.desk_commands import AnsweringModels

    if not options.turn:
        for archive in archives(MODELS):
            print(as_text(archive))
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
