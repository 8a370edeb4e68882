"""`yiqiaotong doctor`: is everything here, and what to do if not. Standard library only: it runs before anything is."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

from cli.install import BOT, ENVIRONMENTS, ROOT, SERVICES, Environment, Trouble, find_python, find_uv, sync_command
from cli.train import current_model

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PORTS = (("services", "YIQIAOTONG_PORT", 8000), ("bot", "", 5005), ("sandbox", "YIQIAOTONG_SANDBOX_PORT", 8090))
_GIGABYTE = 1024**3


class Finding(NamedTuple):
    """One check's outcome.

    Args:
        fine: True when nothing needs doing.
        what: what was looked at, and what was found.
        advice: what to do about it, empty when fine.
        required: False for what only some tests or conveniences need.
    """

    fine: bool
    what: str
    advice: str = ""
    required: bool = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument(
        "--production", action="store_true", help="also fail on what must not be where people's real matters are"
    )


def command(options: argparse.Namespace) -> int:
    """Print every finding; exit code 1 when something required is missing."""
    findings = [*examine(), *(for_production() if options.production else ())]
    for finding in findings:
        mark = "ok  " if finding.fine else "MISS" if finding.required else "note"
        print(f"{mark}  {finding.what}" + (f"\n      → {finding.advice}" if finding.advice else ""))
    missing = sum(finding.required and not finding.fine for finding in findings)
    print("Everything needed is here." if not missing else f"{missing} thing(s) to do.")
    return 1 if missing else 0


def examine() -> Iterator[Finding]:
    """Look at everything, cheapest first."""
    yield _uv()
    for environment in ENVIRONMENTS:
        yield _python(environment)
        yield _environment(environment)
    yield _model()
    yield _time_zones()
    yield from _facts()
    yield from _outbound()
    yield from (_port(*port) for port in PORTS)
    yield _disk()
    yield _chromium()
    yield _fonts()


def for_production() -> Iterator[Finding]:
    """Ask the services what must not be in production: by their settings, as they read them."""
    if not SERVICES.python.exists():
        yield Finding(False, "Production cannot be looked at before the services are installed", "make install")
        return
    asked = subprocess.run([str(SERVICES.python), "-m", "backend.production"], capture_output=True, cwd=ROOT, text=True)
    for line in asked.stdout.splitlines():
        what, _, advice = line.partition("\t")
        yield Finding(False, what, advice)
    if asked.returncode == 0:
        yield Finding(True, "Nothing speaks against production")
    elif not asked.stdout:
        yield Finding(False, "Production cannot be looked at", "python -m backend.production says why")


def _uv() -> Finding:
    found = find_uv()
    if found:
        return Finding(True, f"uv: {found}")
    return Finding(False, "uv is missing", "make install puts it into .tools")


def _python(environment: Environment) -> Finding:
    try:
        return Finding(True, f"Python for the {environment.name}: {find_python(environment)}")
    except Trouble as trouble:
        return Finding(False, str(trouble), f"or let make install try to download it, or set {environment.override}")


def _environment(environment: Environment) -> Finding:
    name = f"The {environment.name} environment"
    if not environment.python.exists():
        return Finding(False, f"{name} is not installed", "make install")
    uv = find_uv()
    if uv is None:
        return Finding(False, f"{name} cannot be compared with its lock without uv", "make install")
    check = [*sync_command(uv, environment, str(environment.python)), "--check"]
    if subprocess.run(check, capture_output=True, cwd=ROOT).returncode == 0:
        return Finding(True, f"{name} is as its lock says")
    return Finding(False, f"{name} differs from its lock", "make install")


def _model() -> Finding:
    model = current_model()
    if model.exists():
        return Finding(True, f"The model is trained on today's data: {model.relative_to(ROOT)}")
    others = list(model.parent.glob("*.tar.gz"))
    what = "The model has learned from older data" if others else "No model is trained yet"
    return Finding(False, what, "make train (make run does it too)")


_ASK_TIME_ZONES = (
    "from backend.shared.time_zones import use_newest as newest\n"
    "found = newest()\n"
    "print(found.version or 'unknown', found.source, found.knows_british_columbia)"
)


def _time_zones() -> Finding:
    """Clocks are said by this database alone, on every page and in every message."""
    if not SERVICES.python.exists():
        return Finding(False, "Time zones cannot be looked at before the services are installed", "make install")
    asked = subprocess.run([str(SERVICES.python), "-c", _ASK_TIME_ZONES], capture_output=True, cwd=ROOT, text=True)
    if asked.returncode != 0:
        return Finding(False, "Time zones cannot be read", "make install")
    version, source, knows = asked.stdout.split()
    what = f"Time zones: {version} ({source})"
    if knows == "True":
        return Finding(True, what)
    advice = (
        "uv lock --upgrade-package tzdata, then make install: British Columbia keeps summer time since November 2026"
    )
    return Finding(False, f"{what} are from before the change in British Columbia", advice)


_ASK_FACTS = (
    "from datetime import date\n"
    "from cli.truth import overdue_by_table as by_table\n"
    "from cli.truth_tables import all_facts\n"
    "print('; '.join(f'{count} of {table}' for table, count in by_table(all_facts(), date.today()).items()))"
)


def _facts() -> Iterator[Finding]:
    """Facts past their day of review: people hear them all the same, and only the operator can look at them again."""
    if not SERVICES.python.exists():
        return
    asked = subprocess.run([str(SERVICES.python), "-c", _ASK_FACTS], capture_output=True, cwd=ROOT, text=True)
    if asked.returncode != 0:
        yield Finding(False, "What is told to people cannot be read", "yiqiaotong truth says why", required=False)
    elif late := asked.stdout.strip():
        advice = "yiqiaotong truth --all names each; exchange rates: YIQIAOTONG_EXCHANGE_RATES; the map: map import"
        yield Finding(False, f"Facts past their day of review: {late}", advice, required=False)
    else:
        yield Finding(True, "No fact is past its day of review")


def _outbound() -> Iterator[Finding]:
    """After a restore nothing goes out until somebody lets it: people would wait for it in vain."""
    if not SERVICES.python.exists():
        return
    ask = [str(SERVICES.python), "-m", "backend.operations.hold_told"]
    since = subprocess.run(ask, capture_output=True, cwd=ROOT, text=True).stdout.strip()
    if since:
        what = f"Nothing goes out since {since}: the data were restored from a backup"
        yield Finding(False, what, "yiqiaotong release says what waits, drops it or lets it go")


def _port(name: str, variable: str, default: int) -> Finding:
    port = int(os.environ.get(variable) or default)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            advice = "fine if Yiqiaotong runs now, else end what listens there" + (
                f" or set {variable}" if variable else ""
            )
            return Finding(False, f"Port {port} of the {name} is in use", advice, required=False)
    return Finding(True, f"Port {port} of the {name} is free")


def _disk() -> Finding:
    laid = SERVICES.python.exists() and BOT.python.exists()
    needed = 1 if laid else 5
    free = shutil.disk_usage(ROOT).free / _GIGABYTE
    if free >= needed:
        return Finding(True, f"Disk: {free:.0f} GB free")
    return Finding(False, f"Disk: only {free:.1f} GB free", f"make room: about {needed} GB are needed")


def _chromium() -> Finding:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found:
        return Finding(True, f"Chromium for the browser tests: {found}")
    return Finding(False, "No Chromium: browser tests are skipped", "install the package chromium", required=False)


def _fonts() -> Finding:
    lister = shutil.which("fc-list")
    if lister and subprocess.run([lister, ":lang=zh", "family"], capture_output=True, text=True).stdout.strip():
        return Finding(True, "Fonts: a Chinese one is installed")
    advice = "install the package fonts-noto-cjk, or browser screenshots show boxes"
    return Finding(False, "Fonts: no Chinese one was found", advice, required=False)
