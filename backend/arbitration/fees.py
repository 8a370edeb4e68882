"""Fees by the tables the operator has imported; without one nothing is told but the secretariat's contact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml
from sqlalchemy import func, insert, select

from backend.arbitration.commands import Fee, FeesFor, ImportFeeTables
from backend.arbitration.fee_tables import read_tables
from backend.arbitration.tables import fee_tables
from backend.shared.clock import Clock
from backend.shared.database import Database, first_row
from backend.shared.deadline import beijing_day
from backend.shared.errors import Refused

LARGEST_PAGE = 64 * 1024


class FeeHandlers:
    """Takes pages of fee tables in, and reckons by the newest.

    Args:
        database, clock: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def take(self, command: ImportFeeTables) -> tuple[str, ...]:
        """Keep a page if every table of it can be reckoned by; the same page again changes nothing."""
        if not command.page.is_file() or command.page.stat().st_size > LARGEST_PAGE:
            raise Refused("arbitration_fees_odd", where="file")
        text, now = command.page.read_text("utf-8"), self._clock.now()
        tables = read_tables(self._parsed(text), beijing_day(now))
        with self._database.transaction() as session:
            newest = first_row(session, select(fee_tables).order_by(fee_tables.c.version.desc()).limit(1))
            if newest is None or newest["page"] != text:
                last = session.execute(select(func.max(fee_tables.c.version))).scalar_one()
                values = {"version": (last or 0) + 1, "page": text, "imported_at": now}
                session.execute(insert(fee_tables).values(**values))
        return tuple(tables)

    def fees(self, command: FeesFor) -> tuple[Fee, ...]:
        """Return the fee by each imported table in this currency."""
        with self._database.reading() as session:
            newest = first_row(session, select(fee_tables).order_by(fee_tables.c.version.desc()).limit(1))
        if newest is None or command.amount <= 0:
            return ()
        tables = read_tables(self._parsed(newest["page"]), beijing_day(self._clock.now()))
        return tuple(
            Fee(
                one.title.zh, one.title.en, one.fee(command.amount), one.registration, one.source.zh, one.source.en,
                one.as_of.isoformat(), newest["imported_at"],
            )
            for one in tables.values()
            if one.currency == command.currency
        )  # fmt: skip

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {ImportFeeTables: self.take, FeesFor: self.fees}

    def _parsed(self, text: str) -> Any:
        try:
            return yaml.safe_load(text)
        except yaml.YAMLError as odd:
            raise Refused("arbitration_fees_odd", where="YAML") from odd
