"""Speed of the bot's answers: our door, store and cures beside the same model served as Rasa ships it.

    bot/.venv/bin/python bench/turns.py [--model models/….tar.gz] [--turns 200] [--long 500]

Two real processes, one after the other: `python -m bot`, and `rasa run` with its REST channel and SQL tracker store on
SQLite. The actions are answered by a server in this process, at once, so that only the bot's own time is measured.
Prints a table and writes bench/results/turns.json. Every duration is in milliseconds. The long conversation takes stock
Rasa some minutes; `--long 100` is over soon.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "bench"
TURNS_A_PERSON = 10  # a short conversation, as most are
ACTION_ANSWER = json.dumps({"events": [], "responses": [{"text": "好的"}]}).encode()

Send = Callable[[http.client.HTTPConnection, str, str, str], None]


@dataclass
class Kind:
    """One way of serving the model: its command, the files it needs, and how a message is sent to it."""

    name: str
    command: list[str]
    files: dict[str, str]
    send: Send
    ready: str


def send_turn(connection: http.client.HTTPConnection, sender: str, message_id: str, text: str) -> None:
    """One turn through our channel; it must succeed."""
    body = json.dumps({"sender_id": sender, "message_id": message_id, "text": text, "metadata": {}})
    connection.request("POST", "/webhooks/yiqiaotong/turn", body, {"Authorization": f"Bearer {TOKEN}"})
    response = connection.getresponse()
    answer = json.loads(response.read())
    assert response.status == 200 and answer["replies"], answer


def send_rest(connection: http.client.HTTPConnection, sender: str, message_id: str, text: str) -> None:
    """One turn through Rasa's REST channel; it must be answered."""
    body = json.dumps({"sender": sender, "message": text})
    connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    assert response.status == 200 and json.loads(response.read()), "no reply"


def kinds(model: Path, port: int, action_url: str, folder: Path) -> list[Kind]:
    """Both ways of serving, with their configuration files' texts."""
    action = f"action_endpoint:\n  url: {action_url}\n"
    own_store = f"  type: bot.tracker_store.CompactTrackerStore\n  url: sqlite:///{folder}/own.sqlite3\n"
    stock_store = f"  type: SQL\n  dialect: sqlite\n  db: {folder}/stock.sqlite3\n"
    own = ["-m", "bot", "--model", str(model), "--port", str(port), "--endpoints", f"{folder}/own.yml"]
    stock = ["-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(port), "-m", str(model)]
    stock += ["--endpoints", f"{folder}/stock.yml", "--credentials", f"{folder}/rest.yml"]
    return [
        Kind(
            "yiqiaotong",
            own,
            {"own.yml": action + "tracker_store:\n" + own_store},
            send_turn,
            "/webhooks/yiqiaotong/health",
        ),
        Kind(
            "stock Rasa",
            stock,
            {"stock.yml": action + "tracker_store:\n" + stock_store, "rest.yml": "rest:\n"},
            send_rest,
            "/webhooks/rest/",
        ),
    ]


@contextlib.contextmanager
def action_server() -> Iterator[str]:
    """The address of a server that answers every action at once."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet an answer: two of them wait 40 ms for each other

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(ACTION_ANSWER)))
            self.end_headers()
            self.wfile.write(ACTION_ANSWER)
            self.wfile.flush()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@contextlib.contextmanager
def running(kind: Kind, port: int, folder: Path) -> Iterator[dict[str, float]]:
    """The process, started and healthy, with what its start cost (seconds, MB)."""
    for name, text in kind.files.items():
        (folder / name).write_text(text, "utf-8")
    settings = {"YIQIAOTONG_BOT_TOKEN": TOKEN, "YIQIAOTONG_ACTION_URL": "-", "YIQIAOTONG_TRACKER_URL": "-"}
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, **settings, "PYTHONPATH": path, "RASA_TELEMETRY_ENABLED": "false"}
    began = time.monotonic()
    with open(folder / "log", "ab") as log:
        process = subprocess.Popen([sys.executable, *kind.command], cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        while not is_ready(port, kind.ready):
            assert process.poll() is None, (folder / "log").read_text()[-2000:]
            time.sleep(0.1)
        start = {"start_seconds": round(time.monotonic() - began, 1)}
        yield start
        status = Path(f"/proc/{process.pid}/status").read_text()
        start["memory_mb"] = round(int(status.split("VmRSS:")[1].split()[0]) / 1024)
    finally:
        process.terminate()
        process.wait()


def is_ready(port: int, path: str) -> bool:
    """Return True if this path answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Authorization": f"Bearer {TOKEN}"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def short_conversations(send: Send, port: int, text: str, turns: int, clients: int) -> dict[str, float]:
    """Latency and throughput of `turns` messages by `clients` at once, each in conversations of ten turns."""
    durations: list[float] = []

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for turn in range(turns // clients):
            sender = f"{text}-{clients}-{number}-{turn // TURNS_A_PERSON}"
            durations.append(timed(lambda sender=sender, turn=turn: send(connection, sender, f"{sender}-{turn}", text)))

    began = time.monotonic()
    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {**percentiles(durations), "per_second": round(len(durations) / (time.monotonic() - began), 1)}


def long_conversation(send: Send, port: int, text: str, turns: int) -> dict[str, float]:
    """Latency of the last twenty of `turns` messages of one person."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    durations = [timed(lambda turn=turn: send(connection, "long", f"long-{turn}", text)) for turn in range(turns)]
    return percentiles(durations[-20:])


def timed(work: Callable[[], None]) -> float:
    """Milliseconds that this took."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def percentiles(durations: list[float]) -> dict[str, float]:
    """Median and 99th percentile."""
    ordered = sorted(durations)
    return {"p50": round(ordered[len(ordered) // 2], 1), "p99": round(ordered[int(len(ordered) * 0.99)], 1)}


def measure(kind: Kind, port: int, folder: Path, options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """All cases for one way of serving."""
    found: dict[str, dict[str, float]] = {}
    texts = {"utterance": options.utterance, "action": options.action}
    with running(kind, port, folder) as start:
        found["process"] = start
        for case, text in texts.items():
            short_conversations(kind.send, port, text + " ", 20, 1)  # warm
            for clients in (1, 8):
                found[f"{case} turn, {clients} clients"] = short_conversations(
                    kind.send, port, text, options.turns, clients
                )
        found[f"turn {options.long} of one person"] = long_conversation(kind.send, port, texts["action"], options.long)
    return found


def print_table(results: dict[str, dict[str, dict[str, float]]]) -> None:
    """One line a number, with the ratio of the two."""
    own, stock = results.values()
    print(f"{'':34}" + "".join(f"{name:>14}" for name in results) + f"{'ratio':>8}")
    for case, numbers in own.items():
        for name, value in numbers.items():
            other = stock.get(case, {}).get(name)
            better = (value / other if name == "per_second" else other / value) if other and value else 0
            print(f"{case + ' ' + name:34}{value:>14}{other if other is not None else '-':>14}{better:>8.1f}")


def options_of(arguments: list[str]) -> argparse.Namespace:
    """The command line, with the newest model as default."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    newest = max((ROOT / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, default=None)
    parser.add_argument("--model", type=Path, default=newest, required=newest is None)
    parser.add_argument("--turns", type=int, default=200, help="messages in each case")
    parser.add_argument("--long", type=int, default=500, help="messages of the long conversation")
    parser.add_argument("--utterance", default="你好", help="a text that a rule answers with an utterance")
    parser.add_argument("--action", default="转人工", help="a text that a rule answers with an action")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Measure, print, write."""
    options = options_of(arguments)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    results = {}
    with tempfile.TemporaryDirectory() as folder, action_server() as action_url:
        for kind in kinds(options.model.resolve(), port, action_url, Path(folder)):
            results[kind.name] = measure(kind, port, Path(folder), options)
    print_table(results)
    target = ROOT / "bench" / "results" / "turns.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({"model": options.model.name, "results": results}, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
