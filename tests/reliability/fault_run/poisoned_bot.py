"""The bot as it is, but for one message that ends its process: it stands for a crash in a library, or for no memory.

Run by the bot's own interpreter like ``python -m bot``, with the same arguments.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

import bot.__main__ as process

POISON_VARIABLE = "FAULT_RUN_POISON"
load = process._load


def load_poisoned(options: argparse.Namespace) -> Any:
    """Load the agent, then let it die at the poison: only now, for loading decides what may be imported."""
    agent = load(options)
    from bot.turn_processor import TurnProcessor

    take_turn = TurnProcessor.take_turn

    async def take_or_die(self: Any, request: Any) -> Any:
        if request.text == os.environ[POISON_VARIABLE]:
            os._exit(139)
        return await take_turn(self, request)

    TurnProcessor.take_turn = take_or_die  # type: ignore[method-assign]
    return agent


if __name__ == "__main__":
    process._load = load_poisoned
    sys.exit(process.main())
