"""Updates of the law library at the desk: a judge reads them beside what is told now, and takes them or not."""

from __future__ import annotations

import html
import json

from sqlalchemy import select

from backend.desk.model import Role
from backend.protection.commands import GetLawEntry
from backend.protection.library_pages import law_library
from backend.protection.tables import library_updates
from backend.shared.database import insert_or_ignore
from tests.desk.desk_browser import Desk
from tests.protection.test_updates import entry
from tests.web.fake_house import House

KNOWN = sorted(law_library())[0]


def waits(services: House, *, version: int, answer: str) -> None:
    """Keep an update as the fetching keeps it; its way from the partner is tested in ``tests/protection``."""
    backend = services.backend
    row = {
        "version": version, "state": "waiting", "content": json.dumps([entry(KNOWN, answer)]), "sha256": "0" * 64,
        "reason": "", "issued_at": backend.clock.now(), "taken_at": backend.clock.now(),
    }  # fmt: skip
    with backend.database.transaction() as session:
        insert_or_ignore(session, library_updates, row)


def state(services: House, version: int) -> str:
    query = select(library_updates.c.state).where(library_updates.c.version == version)
    with services.backend.database.reading() as session:
        return str(session.execute(query).scalar_one())


def test_a_judge_reads_new_and_old_side_by_side_and_takes_it_over(services: House, desks: dict[Role, Desk]) -> None:
    waits(services, version=7001, answer="<b>新</b>的答案。")
    judge = desks["judge"]
    assert "份法律问答更新待审" in judge.page("/desk").text
    page = judge.page("/desk/library").text
    assert "&lt;b&gt;新&lt;/b&gt;的答案。" in page
    assert html.escape(law_library()[KNOWN].answer.zh) in page
    assert "2026-11-20" in page, "the day it was checked"
    refused = judge.send("/desk/library", version="7001", decision="refuse", reason=" ")
    assert refused.headers["location"].endswith("library_no_reason")
    assert state(services, 7001) == "waiting"
    done = judge.send("/desk/library", version="7001", decision="accept")
    assert done.headers["location"].endswith("library_taken")
    assert state(services, 7001) == "taken"
    assert services.backend.bus.handle(GetLawEntry(KNOWN)).answer.zh == "<b>新</b>的答案。"


def test_a_refused_one_is_never_told_and_other_roles_decide_nothing(services: House, desks: dict[Role, Desk]) -> None:
    waits(services, version=7002, answer="错的答案。")
    for role in ("clerk", "notary", "administrator"):
        assert desks[role].page("/desk/library").status_code == 403  # type: ignore[index]
    judge = desks["judge"]
    judge.send("/desk/library", version="7002", decision="refuse", reason="条文已改")
    assert state(services, 7002) == "refused"
    assert services.backend.bus.handle(GetLawEntry(KNOWN)).answer.zh != "错的答案。"
    for odd in ("7002", "x", "9" * 30):
        assert judge.send("/desk/library", version=odd, decision="accept").headers["location"].endswith("library_gone")
