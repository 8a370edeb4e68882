"""Settings of what a process may use: how much it does at once and how long it waits, all with a good default."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator
from pydantic_settings import BaseSettings, NoDecode

PARTNERS = (
    "wuyi_notary", "national_identity", "online_litigation", "timestamp_authority", "sms", "guangzhou_witness",
    "yiqiao_yilu", "shenzhen_arbitration",
)  # fmt: skip
"""Systems with address and key of their own (``<NAME>_URL``, ``<NAME>_KEY``); the sandbox plays those without one."""

Role = Literal["web", "worker", "clock"]
ROLES: tuple[Role, ...] = ("web", "worker", "clock")
"""Roles of a services process: the door for people and partners; whoever answers messages and does jobs; whoever
sees to it that what recurs is planned."""


class PartnerLimit(BaseModel):
    """Limit on what one partner may take of us; what is left out is as its client has it.

    Args:
        calls: calls at once on behalf of people who wait; as many more wait in line, the rest is told to come again.
        connect: seconds to open a connection.
        read: seconds for one answer.
        budget: seconds for all tries of one call.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    calls: int | None = Field(default=None, ge=1, le=100)
    connect: float | None = Field(default=None, gt=0, le=60)
    read: float | None = Field(default=None, gt=0, le=300)
    budget: float | None = Field(default=None, gt=0, le=600)


_LIMITS = TypeAdapter(dict[str, PartnerLimit])


class ResourceSettings(BaseSettings):
    """The part of `Settings` that says how much and how long."""

    roles: Annotated[list[Role], NoDecode] = Field(default=list(ROLES), min_length=1)
    turn_workers: int = Field(default=8, ge=1, le=200)
    job_workers: int = Field(default=4, ge=1, le=200)
    request_threads: int = Field(default=32, ge=4, le=500)
    receiving_threads: int = Field(default=8, ge=1, le=100)
    bot_turns: int = Field(default=0, ge=0, le=200)
    bot_connect_seconds: float = Field(default=2.0, gt=0, le=30)
    bot_answer_seconds: float = Field(default=30.0, gt=0, le=300)
    partner_calls: int = Field(default=0, ge=0, le=100)
    partner_limits: str = ""
    database_pool: int = Field(default=10, ge=1, le=200)
    database_connect_seconds: int = Field(default=5, ge=0, le=60)
    database_statement_seconds: float = Field(default=60.0, ge=0, le=3600)
    database_lock_seconds: float = Field(default=15.0, ge=0, le=3600)
    start_patience: float = Field(default=120, gt=0)
    migrate_at_start: bool = True
    voice_limit_seconds: int = Field(default=180, ge=10, le=600)

    @field_validator("roles", mode="before")
    @classmethod
    def _split_roles(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return [part.strip() for part in value.split(",") if part.strip()] or list(ROLES)

    @field_validator("partner_limits")
    @classmethod
    def _read_limits(cls, value: str) -> str:
        limits = _LIMITS.validate_python(json.loads(value or "{}"))
        if unknown := sorted(set(limits) - set(PARTNERS)):
            raise ValueError(f"no partner is called {', '.join(unknown)}; there are {', '.join(PARTNERS)}")
        return value

    def has_role(self, role: Role) -> bool:
        """Return True if this process is to do that."""
        return role in self.roles

    def limit_of(self, partner: str) -> PartnerLimit:
        """Return what is set for one partner; nothing where nothing is."""
        return _LIMITS.validate_python(json.loads(self.partner_limits or "{}")).get(partner, PartnerLimit())

    def calls_at_once(self, partner: str) -> int:
        """Return how many calls people may have at one partner.

        With as many more in line, that is at most three quarters of those who answer messages: the rest is always
        free for whoever needs nothing of that partner.
        """
        return self.limit_of(partner).calls or self.partner_calls or max(1, self.turn_workers * 3 // 8)

    def calls_in_line(self, partner: str) -> int:
        """Return how many more may wait for one of these calls to end; none where nobody would be left."""
        calls = self.calls_at_once(partner)
        return max(0, min(calls, self.turn_workers * 3 // 4 - calls))

    @property
    def jobs_at_once(self) -> int:
        """Count the jobs one partner, or one channel, may hold: half of those who do jobs."""
        return max(1, self.job_workers // 2)

    def turns_at_once(self, bots: int) -> int:
        """Return how many turns one bot address may have of this process; together they take all its workers."""
        return self.bot_turns or -(-self.turn_workers // bots)
