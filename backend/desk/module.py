"""The staff desk as a service of the house."""

from __future__ import annotations

from backend.desk.service import DeskService
from backend.desk.tables import PERSONAL, SEALED
from backend.infrastructure import Infrastructure
from backend.shared.courts import COURTS
from backend.shared.desk_section import DeskSection
from backend.shared.personal_data import PersonalData
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the desk together; its officers work at the courts of Jiangmen."""
    service = DeskService(
        infra.database, infra.clock, infra.keyring, infra.audit, tuple(COURTS), infra.settings.address
    )
    own = (
        DeskSection("/desk/figures", "figures", "figures", 100),
        DeskSection("/desk/officers", "officers", "officers", 110),
    )
    return Service(
        "desk", service.by_command(), sealed=SEALED, desk=own, upkeep=Upkeep(personal=PersonalData(PERSONAL))
    )
