"""Service of the house for what people may ask of all that is known of them."""

from __future__ import annotations

from backend.contracts.personal_data import LetGo, MakeRoom
from backend.infrastructure import Infrastructure
from backend.personal_data import commands
from backend.personal_data.erasure import TOPIC as ERASE
from backend.personal_data.erasure import Erasure
from backend.personal_data.holdings import Holdings
from backend.personal_data.letting_go import TOPIC as LET_GO
from backend.personal_data.letting_go import LettingGo
from backend.personal_data.own_copy import OwnCopies
from backend.personal_data.retention import TOPIC as RETENTION
from backend.personal_data.retention import Retention
from backend.personal_data.tables import PERSONAL
from backend.personal_data.tracker import BotMemory
from backend.shared.personal_data import PersonalData
from backend.shared.service import FileKind, HouseJob, Service, Upkeep

COPY = FileKind(
    "own_copy",
    "yiqiaotong-my-data.zip",
    "application/zip",
    lambda subject, person: commands.FetchCopy(subject, person.person_id),
)


def build(infra: Infrastructure) -> Service:
    """Put it together; what every service knows of people it asks over the bus."""
    holdings, memory = Holdings(infra.bus, infra.keyring), BotMemory(infra.settings.tracker_database)
    letting_go = LettingGo(infra, holdings)
    erasure = Erasure(infra, holdings, memory, letting_go.files_of)
    retention, own_copies = Retention(infra, holdings, memory, letting_go, erasure), OwnCopies(infra, holdings)
    return Service(
        "personal_data",
        {
            commands.DaysTalkIsKept: lambda asked: infra.settings.history_kept_days,
            MakeRoom: letting_go.make_room,
            commands.WhatStays: erasure.what_stays,
            commands.EraseMe: erasure.ask,
            commands.ErasePerson: erasure.now,
            commands.ExportPerson: own_copies.export,
            commands.OfferCopy: own_copies.offer,
            commands.FetchCopy: own_copies.fetch,
            LetGo: letting_go.plan,
        },
        jobs={ERASE: HouseJob(erasure.do), LET_GO: HouseJob(letting_go.do), RETENTION: HouseJob(retention.do)},
        files=(COPY,),
        upkeep=Upkeep(start=retention.start, personal=PersonalData(PERSONAL)),
    )
