"""Trains as `rasa train` does, without TensorFlow, which nothing here learns with: `python -m bot.train NAME`.

Plain `rasa train` gives the same model; it only takes some seconds longer to begin.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bot import rasa_version
from bot.model_card import write_card
from bot.model_digest import read_digest, write_digest
from bot.without_tensorflow import keep_out


def main(name: str) -> int:
    """Train on today's data into ``models/<name>.tar.gz`` and return the exit code.

    Args:
        name: the model's name. Rasa's cache is not used: it would not notice a change in the code of `bot/nlu`.
    """
    reason = rasa_version.mismatch()
    if reason is not None:
        print(f"The bot cannot be trained: {reason}.", file=sys.stderr)
        return 1
    keep_out()
    from rasa.model_training import train

    began = time.monotonic()
    result = train("domain.yml", "config.yml", ["bot/data"], "models", force_training=True, fixed_model_name=name)
    if result.model:
        archive = Path(result.model)
        write_digest(archive)
        write_card(archive, digest=read_digest(archive), seconds=time.monotonic() - began)
    return int(result.code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
