"""`yiqiaotong nlu`: what the bot understands in each line of a file. The output is documented in docs/terminal.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cli.house import HERE, House, read_house
from cli.install import ROOT, Trouble
from cli.loopback import Unreachable, ask, free_port
from cli.supervisor import Supervisor

KEYS = ("text", "intent", "confidence", "ranking", "entities")
AT_ONCE = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("file", metavar="FILE", help="one utterance a line, UTF-8; - reads standard input")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument("--now", metavar="TIME", help="ISO-8601 time with offset that relative dates count from")
    parser.add_argument("--timezone", metavar="ZONE", help="IANA zone of the person, for example America/Toronto")


def command(options: argparse.Namespace) -> int:
    """Parse every line with a running bot, or with one started for this."""
    texts = _read(options.file)
    metadata = {key: value for key, value in (("now", options.now), ("timezone", options.timezone)) if value}
    house = read_house()
    with _some_bot(house) as url:
        for start in range(0, len(texts), AT_ONCE):
            for parsed in _parse(url, house.token, texts[start : start + AT_ONCE], metadata):
                print(json.dumps(parsed, ensure_ascii=False) if options.json else as_text(parsed), flush=True)
    return 0


def as_text(parsed: dict[str, Any]) -> str:
    """One utterance as a person reads it: the intent, its rivals, the entities with their normal forms."""
    rivals = "  ".join(f"{one['name']} {one['confidence']:.2f}" for one in parsed["ranking"][1:4])
    lines = [parsed["text"], f"  intent    {parsed['intent']} {parsed['confidence']:.2f}   ({rivals})"]
    for entity in parsed["entities"]:
        value = json.dumps(entity["value"], ensure_ascii=False)
        lines.append(f"  {entity['entity']:<9} {value}   ({entity.get('text', '')})")
    return "\n".join(lines)


def _read(name: str) -> list[str]:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        lines = raw.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{name} cannot be read as UTF-8 text: {error}") from error
    return lines[:-1] if lines[-1] == "" else lines


@contextmanager
def _some_bot(house: House) -> Iterator[str]:
    """Yield the address of a bot; one started here is stopped afterwards."""
    running = house.running_bot()
    if running:
        yield running
        return
    port = free_port()
    with Supervisor(ROOT, house.logs, _tell) as supervisor:
        model = house.model(_tell)
        _tell("Starting a bot …")
        supervisor.start(house.bot(model, port, "bot-nlu"))
        supervisor.wait_until_healthy()
        yield f"http://{HERE}:{port}"


def _parse(url: str, token: str, texts: list[str], metadata: dict[str, str]) -> list[dict[str, Any]]:
    body = {"texts": texts, "metadata": metadata}
    try:
        status, answer = ask(f"{url}/webhooks/yiqiaotong/parse", token, body, seconds=120)
    except Unreachable as error:
        raise Trouble(f"The bot at {url} does not answer: {error}") from error
    if status != 200 or not isinstance(answer, list):
        raise Trouble(f"The bot at {url} answered {status}: {answer}")
    return [{key: parsed.get(key) for key in KEYS} for parsed in answer]


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
