"""Rows of an earlier version, in clear, are taken along whole: by the migration, and past a process killed at it."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from sqlalchemy import select, text

from backend.conversation.tables import handovers, history, inbox, persons
from backend.filing.tables import cases
from backend.hearing.tables import asked
from backend.migrations import alembic_config, migrate
from backend.shared import own_seals
from backend.shared.database import Database
from backend.shared.keyring import Keyring, new_key
from backend.shared.outbox import kind_of
from backend.shared.own_seals import opened_row, seal_what_lies_open
from backend.shared.tables import outbox
from tests.person_keys import entrusted
from tests.reliability.killed import Configuration, die_if, run

TABLES = (history, inbox, outbox)
ROWS = 40
NOW = "2026-11-24 01:00:00+00:00"
PERSON = (
    "INSERT INTO persons (person_id, language, language_chosen, timezone, created_at) "
    f"VALUES ('p_1', 'zh-hans', FALSE, 'Asia/Shanghai', '{NOW}')"
)
SAID = (
    "INSERT INTO history (person_id, seq, direction, body, at) VALUES "
    f"('p_1', :number, 'in', '{{\"text\": \"欧阳测芬\"}}', '{NOW}')"
)
CAME = (
    "INSERT INTO inbox (turn_id, person_id, channel, address, platform_id, text, payload, result, received_at, state, "
    f"attempts) VALUES ('t' || :number, 'p_1', 'web', 'a', 'm' || :number, '我叫欧阳测芬', NULL, 'null', '{NOW}', "
    "'done', 0)"
)
JOB = (
    "INSERT INTO outbox (topic, person_id, payload, key, due_at, next_attempt_at, state, attempts, fence, created_at) "
    f"VALUES (:topic, 'p_1', :payload, :key, '{NOW}', '{NOW}', 'done', 0, 0, '{NOW}')"
)


def lay_out(url: str) -> Database:
    """A database as the version before keys of one's own left it."""
    database = Database(url)
    with database.transaction() as session:
        command.upgrade(alembic_config(session), "0036")
        session.execute(text(PERSON))
        for number in range(ROWS):
            session.execute(text(SAID.replace(":number", str(number))))
            session.execute(text(CAME.replace(":number", str(number))))
        for topic, payload in (("deliver", '{"text": "欧阳测芬"}'), ("filing.file", "{}")):
            session.execute(text(JOB), {"topic": topic, "payload": payload, "key": topic})
    migrate(database)
    return database


def kind(table: object, row: dict[str, str]) -> str:
    return kind_of(row["topic"]) if table is outbox else "talk"


def test_what_lay_in_clear_is_sealed_and_says_the_same(empty_database_url: str, keyring: Keyring) -> None:
    database = lay_out(empty_database_url)
    keys = entrusted(database, keyring)
    assert seal_what_lies_open(database, TABLES, kind) == 3 * ROWS + 1  # bodies, texts, results, one payload
    assert seal_what_lies_open(database, TABLES, kind) == 0
    with database.reading() as session:
        said = [opened_row(session, history, row)["body"] for row in session.execute(select(history)).mappings()]
        came = [opened_row(session, inbox, row) for row in session.execute(select(inbox)).mappings()]
        waiting = [opened_row(session, outbox, row) for row in session.execute(select(outbox)).mappings()]
    assert said == [{"text": "欧阳测芬"}] * ROWS
    assert {(row["text"], row["payload"], row["result"]) for row in came} == {("我叫欧阳测芬", None, None)}
    assert {row["topic"]: row["payload"] for row in waiting} == {"deliver": {"text": "欧阳测芬"}, "filing.file": None}
    keys.database.close()
    database.close()


def seals_and_dies(wanted: Configuration) -> None:
    """Seal, and be killed over the row that is wanted."""
    own_seals.BATCH = 7
    real, done = own_seals.sealed, iter(range(10_000))

    def dying(*given: object) -> bytes:
        die_if(wanted.die_at, str(next(done)))
        return real(*given)  # type: ignore[arg-type]

    own_seals.sealed = dying  # type: ignore[assignment]
    database = Database(wanted.database)
    entrusted(database, Keyring(wanted.data_key))
    seal_what_lies_open(database, TABLES, kind)


def test_a_process_killed_over_it_loses_no_row_and_the_next_goes_on(tmp_path: Path) -> None:
    url, data_key = f"sqlite:///{tmp_path / 'old.sqlite3'}", new_key()
    lay_out(url).close()
    ends = [run(seals_and_dies, Configuration(url, "", "", data_key, die_at=at)) for at in ("0", "10", "33", "")]
    assert ends == [-9, -9, -9, 0]
    database = Database(url)
    keys = entrusted(database, Keyring(data_key))
    assert seal_what_lies_open(database, TABLES, kind) == 0
    with database.reading() as session:
        said = [opened_row(session, history, row)["body"] for row in session.execute(select(history)).mappings()]
    assert said == [{"text": "欧阳测芬"}] * ROWS
    keys.database.close()
    database.close()


NUMBERS: dict[str, dict[str, object]] = {
    "persons": {"city": "多伦多"},
    "handovers": {"reason": "emergency:medical:AU:悉尼", "channel": "", "state": "open"},
    "filing_cases": {"case_number": "（2026）粤0703民初123号"},
    "hearing_requests": {"receipt": ""},
}
LEAST: dict[str, dict[str, object]] = {
    "persons": {"language": "zh-hans", "language_chosen": False, "timezone": "Asia/Shanghai"},
    "filing_cases": {
        "case_id": "c_1", "status": "registered", "cause": "loan", "court": "pengjiang", "details": b"s",
        "domicile": False, "sequence": 1, "mediated": False, "stood_still": 0, "updated_at": NOW,
    },
    "hearing_requests": {"key": "k", "kind": "post", "subject": "s", "wish": b"s", "state": "open"},
}  # fmt: skip


def test_numbers_and_places_of_an_earlier_version_are_taken_along_and_back(
    empty_database_url: str, keyring: Keyring
) -> None:
    """Case numbers, cities and where an alarm asked for help lay in clear until migration 0047."""
    database = Database(empty_database_url)
    with database.transaction() as session:
        command.upgrade(alembic_config(session), "0046")
        for name, values in NUMBERS.items():
            row = {"person_id": "p_1", "created_at": NOW, **LEAST.get(name, {}), **values}
            named, marks = ", ".join(row), ", ".join(f":{column}" for column in row)
            session.execute(text(f"INSERT INTO {name} ({named}) VALUES ({marks})"), row)
    migrate(database)
    keys = entrusted(database, keyring)
    tables = (persons, handovers, cases, asked)
    assert seal_what_lies_open(database, tables, lambda table, row: None) == 3
    with database.reading() as session:
        found = [opened_row(session, each, session.execute(select(each)).mappings().one()) for each in tables]
    person, call, case, request = found
    assert (person["city"], case["case_number"], request["receipt"]) == ("多伦多", "（2026）粤0703民初123号", None)
    assert (call["reason"], call["place"]) == ("emergency:medical:AU", "悉尼")
    with database.transaction() as session:
        command.downgrade(alembic_config(session), "0046")
        assert session.execute(text("SELECT city FROM persons")).scalar_one() is None, "what is sealed is not given out"
    keys.database.close()
    database.close()
