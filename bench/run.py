"""`make bench`: every measurement, one after the other; each prints its table and writes bench/results/<name>.json.

start   seconds from nothing running to a healthy house, and the memory of each process
turns   turn latency and throughput, our bot beside the same model served as Rasa ships it
reminders   due reminders turned into messages per second, in batches and one by one
map     the nearest among a million points, beside BallTree, numpy and geopy, and that every answer is right
names   how names of cities nobody tuned for are read
nlu     training time, accuracy and parse time, our pipeline beside Rasa's default on the same data (--quick leaves
        the default out: it trains for many minutes)
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from backend.config import load_settings
from cli.house import HERE, House
from cli.install import BOT, ROOT, find_uv
from cli.loopback import free_port
from cli.supervisor import Supervisor
from cli.train import BOT_ENVIRONMENT, bytecode_allowed, ensure_model

RESULTS = ROOT / "bench" / "results"


def main() -> int:
    """Measure all; the exit code says whether every measurement could be made."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="every measurement")
    parser.add_argument(
        "--quick", action="store_true", help="leave out Rasa's default pipeline and the long conversation"
    )
    quick = parser.parse_args().quick
    RESULTS.mkdir(parents=True, exist_ok=True)
    model = ensure_model(lambda line: print(line, file=sys.stderr))
    measure_start(model)
    map_code = _measure_map()
    turns = [str(BOT.python), "bench/turns.py", "--model", str(model), *(["--long", "100"] if quick else [])]
    nlu = [str(BOT.python), "-m", "bench.nlu_report", *([] if quick else ["--stock"])]
    print("\nreminders", flush=True)
    reminders = subprocess.run([sys.executable, "-m", "bench.reminders"], cwd=ROOT).returncode
    return max(map_code, reminders, _bot_measures("turns", turns), _bot_measures("nlu", nlu))


def _measure_map() -> int:
    print("\nlegal map", flush=True)
    names = subprocess.run([sys.executable, "-m", "bench.place_names"], cwd=ROOT).returncode
    command = [find_uv() or "uv", "run", "--frozen", "--group", "bench", "python", "-m", "bench.legal_map"]
    return max(names, subprocess.run(command, cwd=ROOT).returncode)


def measure_start(model: Path) -> None:
    """Start bot and services on free ports with empty data; print and keep seconds and memory (resident, MB)."""
    with tempfile.TemporaryDirectory() as data:
        ports = {"port": free_port(), "bot_urls": [f"http://{HERE}:{free_port()}"]}
        house = House(load_settings(data_dir=Path(data), wuyi_notary_url=f"http://{HERE}:9", **ports))
        began = time.monotonic()
        with Supervisor(ROOT, house.logs, print) as supervisor:
            for process in house.processes(model):
                supervisor.start(process)
            supervisor.wait_until_healthy()
            house.wait_until_ready()
            seconds = round(time.monotonic() - began, 1)
            measured = {
                "seconds": seconds,
                "memory_mb": {name: _resident_mb(pid) for name, pid in supervisor.pids().items()},
            }
    print(f"\nstart\n  healthy after {measured['seconds']} s; resident MB: {measured['memory_mb']}\n", flush=True)
    (RESULTS / "start.json").write_text(json.dumps(measured, indent=2) + "\n")


def _resident_mb(pid: int) -> int:
    answer = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return round(int(answer.stdout) / 1024)


def _bot_measures(name: str, command: list[str]) -> int:
    print(f"\n{name}", flush=True)
    code = subprocess.run(command, cwd=ROOT, env={**bytecode_allowed(), **BOT_ENVIRONMENT}).returncode
    print(
        f"  → bench/results/{name}.json" if code == 0 else f"  {name} could not be measured (exit code {code})",
        flush=True,
    )
    return code


if __name__ == "__main__":
    sys.exit(main())
