"""Each migration says what an older version can do on its tables, and the word is kept on both sides."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sqlalchemy import text, update

from backend import migrations
from backend.migrations import NotMigrated, migrate, migration_of, require_migrated
from backend.shared.database import Database, Session
from backend.shared.tables import schema_floor

VERSIONS = sorted(Path(migrations.__file__).parent.glob("versions/[0-9]*.py"))
BEFORE_THE_RULE = "0052"
ADDITIVE = {"create_table", "create_index", "add_column", "create_check_constraint", "batch_alter_table", "f"}
"""Steps of an additive migration. A constraint may only demand what every version before it kept to anyhow."""
NEWER = "9999"


def _says(path: Path) -> bool | None:
    """Return what a revision's file says of itself, or None."""
    for line in ast.parse(path.read_text("utf-8")).body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "additive":
            return ast.literal_eval(line.value) is True
    return None


def _breaks(source: str) -> list[str]:
    """Return what a migration does on the way up that an older version's statements would stumble over."""
    up = next(one for one in ast.parse(source).body if isinstance(one, ast.FunctionDef) and one.name == "upgrade")
    calls = [one for one in ast.walk(up) if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)]
    done = [one for one in calls if ast.unparse(one.func.value) in ("op", "batch")]
    found = [ast.unparse(one.func) for one in done if one.func.attr not in ADDITIVE]
    added = [one for one in done if one.func.attr == "add_column"]
    return found + [ast.unparse(one) for one in added if not _may_be_left_out(one)]


def _may_be_left_out(added: ast.Call) -> bool:
    """Return True if rows may be written by who does not know the column."""
    given = {word.arg: word.value for one in ast.walk(added) if isinstance(one, ast.Call) for word in one.keywords}
    nullable = given.get("nullable")
    return "server_default" in given or (isinstance(nullable, ast.Constant) and nullable.value is True)


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_migration_says_whether_it_is_additive_and_is(path: Path) -> None:
    said = _says(path)
    assert said is not None or path.stem[:4] <= BEFORE_THE_RULE, "say `additive = True` or `False` (CONTRIBUTING.md)"
    assert not said or _breaks(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("does", "breaks"),
    [
        ('op.drop_table("persons")', True),
        ('op.alter_column("persons", "city", new_column_name="town")', True),
        ('op.execute("UPDATE persons SET city = NULL")', True),
        ('op.add_column("persons", sa.Column("town", sa.String(8), nullable=False))', True),
        ('op.add_column("persons", sa.Column("town", sa.String(8), nullable=True))', False),
        ('op.add_column("persons", sa.Column("town", sa.String(8), nullable=False, server_default=""))', False),
        ('op.create_table("towns", sa.Column("name", sa.String(8)))', False),
    ],
)
def test_what_is_additive_is_known(does: str, breaks: bool) -> None:
    assert bool(_breaks(f"def upgrade():\n    {does}\n")) is breaks


def _as_if_a_newer_version_had_migrated(session: Session, floor: str) -> None:
    session.execute(text(f"UPDATE alembic_version SET version_num = '{NEWER}'"))
    session.execute(update(schema_floor).values(revision=floor))


def test_a_version_runs_on_newer_tables_that_only_have_more(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    migrate(database)
    with database.transaction() as session:
        _as_if_a_newer_version_had_migrated(session, str(migrations.newest()))
    require_migrated(database)
    migrate(database)
    assert migration_of(database) == NEWER
    database.close()


def test_a_version_does_not_touch_newer_tables_it_cannot_run_on(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    migrate(database)
    with database.transaction() as session:
        _as_if_a_newer_version_had_migrated(session, NEWER)
    for begin in (require_migrated, migrate):
        with pytest.raises(NotMigrated, match="newer version"):
            begin(database)
    database.close()
