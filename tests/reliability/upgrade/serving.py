"""One version's services without their doors, from whatever tree ``PYTHONPATH`` names, old ones too.

It takes messages as lines of JSON, says the id of each once it is kept, and brings them to the bot until it is killed.
Nothing of today's tests is imported here: an older tree has none of it.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import Inbound
from backend.conversation.worker import Patience

WORKERS = 2


def _serve(backend: Backend) -> None:
    while True:
        try:
            taken = backend.conversation.worker.run_one()
        except Exception as error:  # as the bell does: a database that is busy is no end
            print(f"look failed: {error}", file=sys.stderr, flush=True)
            taken = False
        if not taken:
            time.sleep(0.02)


def main() -> None:
    """Serve until killed."""
    wanted = json.loads(sys.argv[1])
    settings = load_settings(
        database_url=wanted["database"], bot_urls=[wanted["bot"]], data_dir=Path(wanted["data_dir"]), redis_url=""
    )
    patience = Patience(lease=timedelta(seconds=2), renew_every=0.5, rest=timedelta(seconds=0.1))
    backend = build(settings, patience=patience)
    for _ in range(WORKERS):
        threading.Thread(target=_serve, args=(backend,), daemon=True).start()
    print("ready", flush=True)
    for line in sys.stdin:
        said = json.loads(line)
        try:
            backend.conversation.receiver.receive(Inbound("terminal", said["person"], said["id"], text=said["text"]))
        except Exception as error:
            print(f"not taken: {error}", file=sys.stderr, flush=True)
            print("again", flush=True)
        else:
            print(said["id"], flush=True)


if __name__ == "__main__":
    main()
