"""Voice messages between their arrival and the person's word on them; what they say is sealed as what was said is."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, String, Table, false

from backend.shared.database import UtcTime, metadata
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable

voice_messages = Table(
    "voice_messages",
    metadata,
    Column("voice_id", String(32), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("address", String(200), nullable=False),
    Column("platform_id", String(200), nullable=False),
    Column("state", String(8), nullable=False),
    Column("seconds", Float, nullable=True),
    Column("content", OwnSeal(), nullable=True),
    Column("heard", OwnSeal(), nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Index("ux_voice_messages_platform_id", "channel", "address", "platform_id", unique=True),
    Index("ix_voice_messages_person_id_state", "person_id", "state"),
    Index("ix_voice_messages_created_at", "created_at"),
)
"""`state` is ``waiting`` until it is put into words, ``heard`` once they were read back, ``passed`` while the person
speaks of something else, then ``said`` (they are the person's words) or ``dropped``. `content` is the recording; both
it and `heard` are emptied as soon as nothing needs them: the recording when it is heard, the words when they are said
or dropped."""

OPEN = ("heard", "passed")

PERSONAL = (PersonalTable(voice_messages, refers=false(), exported=False),)
"""Columns of a person; what was said in a message is in the conversation's own copy."""
