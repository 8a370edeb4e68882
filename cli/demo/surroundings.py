"""The settings of a demonstration: a data folder of its own, this machine only, every partner played, nothing real."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cli.install import ROOT, Trouble
from cli.loopback import free_port, is_free

if TYPE_CHECKING:
    from backend.config import Settings

FOLDER = ROOT / "var-demo"
MARK = "MADE-UP.txt"
_MARK_SAYS = (
    "演示数据：这里的人物和案件都是编的。\nData of `make demo`: nobody in here is real. The folder may be deleted.\n"
)
_PREFIX = "YIQIAOTONG_"
_HEEDED = ("SERVICES_PYTHON", "BOT_PYTHON", "START_PATIENCE", "MODEL_RELEASE")
"""Settings of an installation that a demonstration heeds, beside the ports: none of them leads out of it."""
_LONG_GRACE_MINUTES = 240
"""Grace for those who try the witness room: they open the links when they like."""


def demo_settings(folder: Path) -> Settings:
    """Return the settings, and take everything of the real installation out of this process's surroundings.

    Args:
        folder: where the data go.

    Raises:
        Trouble: a PostgreSQL server is configured here, or the folder holds something else than a demonstration.
    """
    from backend.config import load_settings, read_env_file

    given = {**read_env_file(ROOT / ".env"), **os.environ}
    _refuse_production(given)
    _own(folder, ROOT / given.get(f"{_PREFIX}DATA_DIR", "var"))
    port, of_the_partners, of_the_bot = _port("PORT", 8000), _port("SANDBOX_PORT", 8090), _port("", 5005)
    for name in [name for name in os.environ if name.startswith(_PREFIX) and name.removeprefix(_PREFIX) not in _HEEDED]:
        del os.environ[name]
    return load_settings(
        data_dir=folder,
        port=port,
        sandbox_port=of_the_partners,
        bot_urls=[f"http://127.0.0.1:{of_the_bot}"],
        sandbox_decide_after=0,
        witness_grace_minutes=_LONG_GRACE_MINUTES,
        demonstration=True,
    )


def _refuse_production(given: dict[str, str]) -> None:
    """Raise where people's real data may be: a PostgreSQL server is what production uses."""
    for name in (f"{_PREFIX}DATABASE_URL", f"{_PREFIX}TRACKER_URL"):
        if given.get(name, "").startswith("postgres"):
            raise Trouble(
                f"{name} names a PostgreSQL server, so this machine may serve real people: the demonstration does not "
                "start beside it. Unset it, or use another machine."
            )


def _own(folder: Path, of_the_house: Path) -> None:
    """Make the folder a demonstration's; raise where it is anything else's."""
    mark = folder / MARK
    if folder.resolve() == of_the_house.resolve():
        raise Trouble(f"{folder} is the data folder of the real house: give the demonstration one of its own.")
    if folder.is_dir() and any(folder.iterdir()) and not mark.is_file():
        raise Trouble(f"{folder} holds something else than a demonstration (no {MARK} in it): choose an empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(_MARK_SAYS, "utf-8")


def _port(name: str, usual: int) -> int:
    """The port this shell chooses, else the usual one, else one that is free: the real house may be running."""
    chosen = os.environ.get(_PREFIX + name, "")
    if chosen.isdecimal():
        return int(chosen)
    return usual if is_free(usual) else free_port()
