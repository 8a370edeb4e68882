"""The record of who did what as a service of the house: anchored every hour, examined by the console."""

from __future__ import annotations

from backend.infrastructure import Infrastructure
from backend.record.commands import ExamineRecord
from backend.record.handlers import TOPIC, Record
from backend.shared.service import HouseJob, Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put it together; the timestamp authority is asked where one is set."""
    authority = infra.partners.find("timestamp_authority")
    record = Record(infra, authority.stamp if authority else None)
    return Service(
        "record",
        {ExamineRecord: record.examine},
        jobs={TOPIC: HouseJob(record.anchor)},
        upkeep=Upkeep(start=record.start),
    )
