"""Somebody applies for arbitration, in a process of its own that may be killed at any moment, wired as bootstrap does.

Only files and who speaks are simple here; database, outbox and SCIA's client are the real ones.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import event

from backend.arbitration.commands import (
    KeepAnswer,
    KeepApplication,
    RecordNews,
    ReportPayment,
    SupplementArbitration,
    WithdrawArbitration,
)
from backend.arbitration.course import News
from backend.arbitration.model import Arbitration
from backend.arbitration.module import build
from backend.contracts.files import MyFiles, ReadFile
from backend.platforms.shenzhen_arbitration.system import ShenzhenArbitration
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.arbitration.conftest import ANNA, ANSWER, APPLICATION, BYTES, _mine
from tests.fake_infrastructure import FakeInfrastructure, fake_infrastructure
from tests.reliability.killed import NOBODY, Configuration, die_if, die_now, then_die

STEPS = ("kept", "file", "answered", "settled")
"""Where a process may be told to die: request committed, a file sent, SCIA answered, answer committed."""


def put_together(wanted: Configuration, clock: Clock) -> tuple[FakeInfrastructure, ShenzhenArbitration]:
    """Open everything on the configuration's database and SCIA."""
    database, client = Database(wanted.database), ShenzhenArbitration(wanted.partner, wanted.key, NOBODY)
    infra = fake_infrastructure(
        database, clock, Keyring(wanted.data_key), {"shenzhen_arbitration": client}  # type: ignore[arg-type]
    )  # fmt: skip
    infra.bus.register_all({MyFiles: _mine, ReadFile: lambda wish: BYTES[wish.file_id]})
    infra.install(build(infra))
    return infra, client


def apply_until_done(wanted: Configuration) -> None:
    """Hand in, again and again as a turn that is redone, until SCIA has it."""
    infra, client = put_together(wanted, SystemClock())
    order: Any = KeepApplication("a1", ANNA, APPLICATION)
    if wanted.what:
        order = ORDERS[wanted.what]
    arm(client, wanted)
    while not is_there(infra.bus.handle(order)):
        time.sleep(0.1)
    die_if(wanted.die_at, "settled")
    client.close()
    infra.database.close()


SLIP = ("f_0000000000000002",)
ORDERS: dict[str, Any] = {
    "correction": SupplementArbitration("s1", ANNA, "a1", "补交", SLIP),
    "payment": ReportPayment("s1", ANNA, "a1", "已付", SLIP, Decimal(17500)),
    "withdrawal": WithdrawArbitration("s1", ANNA, "a1", "和解了"),
    "answer": KeepAnswer("a1", ANNA, ANSWER),
}
CALLED = {"": "apply", "correction": "supplement", "payment": "report_payment", "withdrawal": "withdraw"}


NEWS = (
    News("accepted", number="（2026）深国仲受1号", amount=Decimal(17500)),
    News("tribunal", arbitrators=("李敏", "王强", "陈洁")),
    News("hearing", start=datetime.now(UTC) + timedelta(days=40), place="深圳市福田区深南大道2012号"),
    News("award", award_number="（2026）深国仲裁1号"),
)
"""What SCIA tells of an application in its turn."""


def hear_news(wanted: Configuration) -> None:
    """Take SCIA's news in from the one called ``what`` on, as SCIA sends what was not acknowledged once more."""
    infra, client = put_together(wanted, SystemClock())
    for number, news in enumerate(NEWS):
        if number < int(wanted.what):
            continue
        if wanted.die_at == f"in:{number}":
            event.listen(infra.database.engine, "commit", die_now)
        infra.bus.handle(RecordNews(f"E{number}", "a1", news, number + 1))
        die_if(wanted.die_at, f"after:{number}")
    client.close()
    infra.database.close()


def is_there(one: Arbitration) -> bool:
    """Whether SCIA has the application or the answer, and all that was sent after it."""
    return one.status in ("received", "accepted") and not any(step.state == "open" for step in one.steps)


def arm(client: ShenzhenArbitration, wanted: Configuration) -> None:
    """Let the process die at its step."""
    name = CALLED.get(wanted.what, wanted.what)
    if wanted.die_at == "kept":
        client.send_file = lambda sha256, content: die_if("kept", "kept")  # type: ignore[method-assign]
        if wanted.what == "withdrawal":  # which has no files
            client.withdraw = lambda key, reference, handed: die_if("kept", "kept")  # type: ignore[method-assign]
    if wanted.die_at == "file":
        client.send_file = then_die(client.send_file)  # type: ignore[method-assign]
    if wanted.die_at == "answered":
        setattr(client, name, then_die(getattr(client, name)))
