"""A house is lost and comes back: ``python -m tests.reliability.restore_drill.run`` (or ``make restore-drill``).

Bot, services and the partners' stand-ins run as processes. People write all the while; two backups are made beside them
by the operator's own command; then everything is killed and deleted, restored by the same means, and compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from backend.backups.checking import find_backup
from backend.backups.manifest import Manifest
from backend.bootstrap import build
from backend.config import Settings, load_settings, new_secrets
from backend.conversation.delivery import hand_over
from backend.conversation.model import Reply
from backend.conversation.tables import inbox
from backend.shared.tables import outbox
from cli.install import ROOT
from cli.train import BOT_ENVIRONMENT
from tests.backups.conftest import programs_of_the_wheel
from tests.reliability.fault_run.parts import DatabaseServer
from tests.reliability.persistent_person import PersistentPerson
from tests.reliability.restore_drill.contents import Contents
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox
from tests.stage.house import BotProcess, free_port
from tests.stage.processes import ServicesProcess

WRITERS = 4
BEFORE, BETWEEN, AFTER = 4.0, 6.0, 6.0
"""Seconds people write before the first backup, between both, and until the house is lost."""
REMINDED = 40.0
"""Seconds after which a message is due that is in the backup and that the lost house has sent."""
QUESTIONS = ("开庭要带什么材料", "上诉期是多久", "公证要多少钱", "怎么立案")
NEXT_QUESTION = "utter_ask_notarization_nationality"
HELD = "drill.remind"


class Writer(threading.Thread):
    """Asks one question after the other and notes when each was taken."""

    def __init__(self, settings: Settings, number: int) -> None:
        super().__init__(daemon=True)
        self._person = PersistentPerson(settings.address, settings.bot_token)
        self._number, self._stopped = number, threading.Event()
        self.taken: dict[str, datetime] = {}

    def run(self) -> None:
        """Write until told to stop; what was taken is answered."""
        asked = self._number
        while not self._stopped.is_set():
            turn = self._person.say({"text": QUESTIONS[asked % len(QUESTIONS)]})
            self.taken[turn] = datetime.now(UTC)
            self._person.hear(turn)
            asked += 1

    def stop(self) -> None:
        """End after the present question."""
        self._stopped.set()
        self.join(60)


@dataclass
class Drill:
    """What came of it.

    Args:
        engine: of both databases.
        before, after: what the house had, opened; equal if nothing is amiss.
        moment: of the newest backup.
        lost_at: when the house was killed.
        taken: messages that were acknowledged, and when.
        kept: those of them that the restored house has.
        seconds: how long each part took.
        size: bytes of the newest backup.
        next_question: what somebody in the middle of a form was asked when they went on.
        held, sent: keys of messages that were held back, and that went out while the hold stood.
        told: what the commands printed.
    """

    engine: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    moment: datetime = datetime.min
    lost_at: datetime = datetime.min
    taken: dict[str, datetime] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    seconds: dict[str, float] = field(default_factory=dict)
    size: int = 0
    next_question: str = ""
    held: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def lost(self) -> dict[str, datetime]:
        """Messages that were acknowledged and are gone."""
        return {turn: at for turn, at in self.taken.items() if turn not in self.kept}

    def table(self) -> str:
        """Return it for a person."""
        age = (self.lost_at - self.moment).total_seconds()
        rows = [("engine", self.engine), ("newest backup, MB", f"{self.size / 1e6:.1f}")]
        rows += [(f"{name}, s", f"{took:.1f}") for name, took in self.seconds.items()]
        rows += [
            ("messages acknowledged", str(len(self.taken))),
            ("lost of those before the backup's moment", str(sum(at < self.moment for at in self.lost.values()))),
            (f"lost of those in the {age:.1f} s after it", str(sum(at >= self.moment for at in self.lost.values()))),
            ("cases, appointments, hearings, mediations, films, files as before", str(self.before == self.after)),
            ("who was in a form is asked on", str(self.next_question == NEXT_QUESTION)),
            ("held back, went out meanwhile", f"{len(self.held)}, {len(self.sent)}"),
        ]
        return "\n".join(f"| {name} | {value} |" for name, value in rows)


def drill(folder: Path, engine: str) -> Drill:
    """Play it in an empty folder."""
    found = Drill(engine)
    with running_sandbox() as office, _places(folder, engine, office) as (settings, empty):
        bot_port = int(settings.bot_urls[0].rpartition(":")[2])
        log = folder / "logs"
        log.mkdir()
        bot = BotProcess(bot_port, {**BOT_ENVIRONMENT, **settings.environment()}, log / "bot.log")
        services = ServicesProcess(settings, log / "services.log")
        try:
            services.start()
            bot.start()
            session_id, waiting = _live(found, settings, folder, office)
            bot.kill()
            services.kill()
            found.lost_at = datetime.now(UTC)
            empty()
            began = time.monotonic()
            found.told.append(_command(settings, "restore", folder / "backups", "--keys", folder / "keys"))
            found.seconds["restore"] = time.monotonic() - began
            services.start()
            bot.start()
            found.seconds["services and bot start"] = time.monotonic() - began - found.seconds["restore"]
            _come_back(found, settings, office, session_id, waiting)
            found.seconds["from the first command to the first answer"] = time.monotonic() - began
            _release(found, settings)
        finally:
            bot.kill()
            services.kill()
    return found


def _live(found: Drill, settings: Settings, folder: Path, office: RunningSandbox) -> tuple[str, PersistentPerson]:
    """People write while the house is filled and backed up twice; return the room and who is in a form."""
    backend = build(settings)
    contents = Contents(backend, lambda system, handle, **wish: office.part(system).control(handle, **wish))
    session_id = contents.make()
    waiting = PersistentPerson(settings.address, settings.bot_token)
    waiting.hear(waiting.say({"text": "预约公证"}))
    waiting.hear(waiting.say({"payload": waiting.button("委托书公证")}))
    found.before = contents.look(session_id)
    writers = [Writer(settings, number) for number in range(WRITERS)]
    for one in writers:
        one.start()
    time.sleep(BEFORE)
    for name, pause in (("first backup, people writing", BETWEEN), ("next backup, people writing", AFTER)):
        began = time.monotonic()
        if "next" in name:
            _remind(backend, waiting)
        found.told.append(_command(settings, "backup", folder / "backups", "--keys", folder / "keys"))
        found.seconds[name] = time.monotonic() - began
        time.sleep(pause)
    _until_sent(backend)
    for one in writers:
        one.stop()
        found.taken |= one.taken
    backend.close()
    newest = find_backup(folder / "backups")
    found.moment = Manifest.read(newest).moment
    found.size = sum(path.stat().st_size for path in newest.rglob("*") if path.is_file())
    began = time.monotonic()
    found.told.append(_command(settings, "verify", folder / "backups", "--keys", folder / "keys", "--all"))
    found.seconds["verify --all"] = time.monotonic() - began
    return session_id, waiting


def _remind(backend: Any, person: PersistentPerson) -> None:
    """Have a message fall due after the backup: the house that is lost sends it, the restored one must not."""
    person_id = str(backend.conversation.people.find("terminal", person.name))
    due, said = datetime.now(UTC) + timedelta(seconds=REMINDED), [Reply("提醒", utter="utter_drill")]
    with backend.database.transaction() as session:
        hand_over(session, person_id, ("terminal", person.name), said, language="zh-Hans", key=f"{HELD}:1", at=due)


def _until_sent(backend: Any) -> None:
    """Wait until the house has sent it; raises RuntimeError where it does not."""
    sent = select(outbox.c.state).where(outbox.c.key == f"{HELD}:1", outbox.c.state == "done")
    for _ in range(600):
        with backend.database.reading() as session:
            if session.execute(sent).first() is not None:
                return
        time.sleep(0.2)
    raise RuntimeError("the house did not send what was due")


def _come_back(
    found: Drill, settings: Settings, office: RunningSandbox, session_id: str, waiting: PersistentPerson
) -> None:
    said = waiting.hear(waiting.say({"text": "国内"}))
    found.next_question = next((reply["utter"] for reply in said if reply["utter"] == NEXT_QUESTION), str(said))
    backend = build(settings)
    with backend.database.reading() as session:
        found.kept = set(session.execute(select(inbox.c.turn_id)).scalars())
    contents = Contents(backend, lambda system, handle, **wish: office.part(system).control(handle, **wish))
    found.after = contents.look(session_id)
    time.sleep(AFTER / 2)  # long enough for whatever would go out to go
    reminders = select(outbox.c.key, outbox.c.state).where(outbox.c.key.startswith(HELD))
    with backend.database.reading() as session:
        rows = session.execute(reminders).all()
    found.held = [row.key for row in rows if row.state == "open"]
    found.sent = [row.key for row in rows if row.state != "open"]
    backend.close()
    found.told.append(_command(settings, "audit"))


def _release(found: Drill, settings: Settings) -> None:
    found.told.append(_command(settings, "release"))
    found.told.append(_command(settings, "release", "drop", f"deliver/{HELD}"))
    found.told.append(_command(settings, "release", "all"))


@contextmanager
def _places(folder: Path, engine: str, office: RunningSandbox) -> Iterator[tuple[Settings, Any]]:
    """Give settings on one engine, and what empties the place as a lost machine would leave it."""
    server = DatabaseServer() if engine == "postgresql" else None
    names = ("yiqiaotong", "yiqiaotong_bot")
    urls = {"database_url": server.url(names[0]), "tracker_url": server.url(names[1])} if server else {}
    secrets = {name.removeprefix("YIQIAOTONG_").lower(): value for name, value in new_secrets().items()}
    settings = load_settings(
        **{"database_url": "", "tracker_url": "", "keys_url": "", "redis_url": "", "public_url": ""} | urls,
        data_dir=folder / "var", port=free_port(), bot_urls=[f"http://127.0.0.1:{free_port()}"],
        postgresql_programs=programs_of_the_wheel(), **secrets, **partners_of(office),
    )  # fmt: skip

    def empty() -> None:
        """Delete the data folder and make the databases anew."""
        shutil.rmtree(settings.data_dir)
        if server:
            for name in names:
                server.drop(name)
                server.url(name)

    try:
        yield settings, empty
    finally:
        if server:
            server.stop()


def _command(settings: Settings, *words: Any) -> str:
    """Run a command of ours as an operator does, and return what it printed.

    Raises:
        RuntimeError: it failed.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith("YIQIAOTONG_")}
    environment = {**clean, **settings.environment(), "YIQIAOTONG_ENV_FILE": os.devnull}
    command = [sys.executable, "-m", "cli.main", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, words))} failed: {done.stderr[-3000:]}")
    return done.stdout


def main() -> int:
    """Play it on each engine and print the tables."""
    parser = argparse.ArgumentParser(description="Lose a house and bring it back.")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append", help="only this one")
    options = parser.parse_args()
    whole = True
    for engine in options.engine or ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="restore-drill-") as folder:
            found = drill(Path(folder), engine)
        print("\n".join(found.told))
        print(found.table())
        whole &= found.before == found.after and not any(at < found.moment for at in found.lost.values())
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
