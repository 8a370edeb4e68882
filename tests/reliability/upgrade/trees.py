"""The versions that take turns: an older commit's tree, today's, and one that comes after it."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

from backend.migrations import newest
from cli.install import ROOT

OLD_COMMIT = "df113b7bbcede6a40f475159c34e383ba0b377f1"
"""The head of release 0.2.0. After the next release, name its commit here."""
_NEEDED = ("backend", "actions", "connectors", "cli", "bot/data", "domain.yml", "gazetteer", "web", "pyproject.toml")
_LATER = '''"""A made-up migration of a version to come: a column that may be left out, and a table."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{down}"
branch_labels = None
depends_on = None
additive = True


def upgrade():
    """Add them."""
    op.add_column("persons", sa.Column("made_up", sa.String(8), nullable=True))
    op.create_table("made_up", sa.Column("name", sa.String(8), primary_key=True))
'''


def has_old_commit() -> bool:
    """Return True if this clone holds the older version; a shallow one does not."""
    asked = subprocess.run(["git", "cat-file", "-e", f"{OLD_COMMIT}^{{tree}}"], cwd=ROOT, capture_output=True)
    return asked.returncode == 0


def old_tree(folder: Path) -> Path:
    """Lay the older version's tree into a folder, beside which it touches nothing."""
    packed = subprocess.run(["git", "archive", OLD_COMMIT, *_NEEDED], cwd=ROOT, capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def later_tree(folder: Path) -> Path:
    """Lay a tree that is today's with one more migration: all but the migrations is linked."""
    _link(ROOT, folder, without="backend")
    _link(ROOT / "backend", folder / "backend", without="migrations")
    migrations = folder / "backend" / "migrations"
    shutil.copytree(ROOT / "backend" / "migrations", migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9999_made_up.py").write_text(_LATER.format(down=newest()), encoding="utf-8")
    return folder


def _link(source: Path, target: Path, without: str) -> None:
    target.mkdir()
    for one in source.iterdir():
        if one.name != without and not one.name.startswith("."):
            (target / one.name).symlink_to(one)
