"""The moments by which leases are counted: one clock for all processes that share a database.

Two machines' clocks may differ by more than a lease lasts; then each would take the other's work for abandoned. On
PostgreSQL its own clock decides, asked within the statement that reads or writes a lease. A file is shared by the
processes of one machine, which have one clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, DateTime, Interval, bindparam, func, literal

from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database, UtcTime


class LeaseClock:
    """Moments as parts of statements.

    Args:
        database: whose clock counts, where it has one.
        clock: counts otherwise. One that a test has made up counts everywhere: no database knows its time.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._asks = database.is_postgresql and isinstance(clock, SystemClock)

    @property
    def now(self) -> ColumnElement[datetime]:
        """The moment at which the statement it is part of begins."""
        return self.after(timedelta(0))

    def after(self, pause: timedelta) -> ColumnElement[datetime]:
        """Return the moment that comes `pause` after the beginning of the statement."""
        if self._asks:  # not that of the transaction, which may have waited for a lock since
            begins: ColumnElement[datetime] = func.statement_timestamp(type_=DateTime(timezone=True))
            return begins + literal(pause, Interval()) if pause else begins
        return bindparam(None, type_=UtcTime(), callable_=lambda: self._clock.now() + pause)
