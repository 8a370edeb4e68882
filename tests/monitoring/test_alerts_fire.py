"""The house in processes, watched by a real Prometheus: each fault calls an operator within a minute."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.monitoring.prometheus_server import Prometheus, prometheus
from tests.reliability.persistent_person import PersistentPerson
from tests.reliability.test_killed_house import BOOKING
from tests.stage.processes import Processes, running_processes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("prometheus") is None, reason="Prometheus (Debian: prometheus) is not installed"),
]

MINUTE = 60.0
SLOW = 3.5
AT_THE_ROUTE = next(at for at, (_, _, wanted) in enumerate(BOOKING) if wanted.endswith("_slot"))
"""The step that asks the notary office for its free times."""


def _about_to_ask_the_office(house: Processes) -> PersistentPerson:
    person = PersistentPerson(house.settings.address, house.settings.bot_token)
    for how, what, _ in BOOKING[:AT_THE_ROUTE]:
        person.hear(person.say({"payload": person.button(what)} if how == "press" else {"text": what}))
    return person


def _ask_the_office(person: PersistentPerson) -> None:
    person.hear(person.say({"payload": person.button(BOOKING[AT_THE_ROUTE][1])}))


def _quiet(watch: Prometheus) -> None:
    """Wait until nothing is on."""
    deadline = time.monotonic() + 2.5 * MINUTE
    while on := watch.firing():
        assert time.monotonic() < deadline, on
        time.sleep(1)


def test_each_fault_calls_an_operator_within_a_minute(tmp_path: Path) -> None:
    took: dict[str, float] = {}
    with running_processes(tmp_path) as house, prometheus(tmp_path, [house.settings.address[7:]]) as watch:
        people = [_about_to_ask_the_office(house) for _ in range(5)]
        _ask_the_office(people.pop())
        deadline = time.monotonic() + MINUTE
        while not watch.scrapes(2):
            assert time.monotonic() < deadline, "Prometheus does not scrape"
            time.sleep(0.5)
        assert watch.firing() == set(), "nothing is wrong yet"

        house.office.control("faults", latency_before=SLOW)
        for person in people[:2]:
            _ask_the_office(person)
        took["PartnerSlow"] = watch.wait_for("PartnerSlow", MINUTE)

        house.office.control("faults", latency_before=0.0, outage=True)
        for person in people[2:]:
            _ask_the_office(person)
        took["PartnerAway"] = watch.wait_for("PartnerAway", MINUTE)
        house.office.control("faults", outage=False)
        _ask_the_office(_about_to_ask_the_office(house))
        _quiet(watch)

        process = house.bot._process
        assert process is not None
        os.killpg(process.pid, signal.SIGSTOP)
        took["BotHangs"] = watch.wait_for("BotHangs", MINUTE)
        os.killpg(process.pid, signal.SIGCONT)
        _quiet(watch)

        house.bot.kill()
        struck = time.monotonic()
        took["BotAway"] = watch.wait_for("BotAway", MINUTE)
        took["AllBotsAway"] = watch.wait_for("AllBotsAway", MINUTE - (time.monotonic() - struck))
        turn = people[0].say({"text": "你好"})
        took["MessagesWait"] = watch.wait_for("MessagesWait", 30 + MINUTE)
        house.bot.start()
        people[0].hear(turn)
        _quiet(watch)

        house.services.kill()
        took["ServicesAway"] = watch.wait_for("ServicesAway", MINUTE)
    print("\n" + "\n".join(f"{alert:16}{seconds:5.0f} s" for alert, seconds in took.items()))
