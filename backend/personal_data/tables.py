"""Tables of erasures and of copies to be fetched: that it was asked, by whom, when, and whether it is done."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, false

from backend.shared.database import UtcTime, metadata
from backend.shared.personal_data import PersonalTable
from backend.shared.wording import Words

erasures = Table(
    "erasures",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("state", String(8), nullable=False, index=True),
    Column("by", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("address", String(200), nullable=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("done_at", UtcTime, nullable=True),
)
"""`state` is ``asked``, ``waiting`` (done but for what an office has in hand) or ``done``. When the rows are gone and
what lies beside them is not, it is ``leaving`` before ``waiting`` and ``gone`` before ``done``: whoever dies there is
followed by somebody who finishes. `channel` and `address` are where the person is told, emptied when they were."""

copies = Table(
    "data_copies",
    metadata,
    Column("copy_id", String(32), primary_key=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("state", String(8), nullable=False),
    Column("until", UtcTime, nullable=False),
)
"""`state` is ``open`` until the copy was fetched, then ``fetched``; nothing of the copy itself is kept."""

PERSONAL = (
    PersonalTable(copies, refers=false(), exported=False),
    PersonalTable(
        erasures,
        fate="kept",
        why=Words("这次删除本身的记录（编号、谁要求的、日期）", "the record of this erasure (id, who asked, days)"),
        refers=false(),
        exported=False,
    ),
)
