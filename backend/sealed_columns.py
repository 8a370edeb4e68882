"""Every place with encrypted values, for exchanging the key."""

from __future__ import annotations

from backend.authorization.power.tables import EVIDENCE as POWER_EVIDENCE
from backend.authorization.room.tables import SEALED as ROOM_SEALED
from backend.authorization.tables import DETAILS as WITNESS_DETAILS
from backend.conversation.tables import CONTACT, HANDOVER_NOTE, NOTE
from backend.desk.tables import SEALED as DESK_SEALED
from backend.enquiries.tables import SEALED as ENQUIRY_SEALED
from backend.files.tables import DETAILS as FILE_DETAILS
from backend.filing.tables import SEALED as FILING_SEALED
from backend.hearing.asynchronous.tables import DETAILS as ASYNCHRONOUS_DETAILS
from backend.hearing.limits.tables import TITLE as LIMIT_TITLE
from backend.hearing.tables import SEALED as HEARING_SEALED
from backend.identity.tables import DETAILS as IDENTITY_DETAILS
from backend.identity.tables import FACE as IDENTITY_FACE
from backend.mediation.tables import DETAILS as MEDIATION_DETAILS
from backend.notarization.tables import APPLICANT
from backend.shared.keyring import SealedColumn
from backend.shared.privacy import VAULT_COLUMN

SEALED_COLUMNS: tuple[SealedColumn, ...] = (
    VAULT_COLUMN, APPLICANT, FILE_DETAILS, IDENTITY_DETAILS, IDENTITY_FACE, CONTACT,
    NOTE, HANDOVER_NOTE, WITNESS_DETAILS, MEDIATION_DETAILS, POWER_EVIDENCE, *ROOM_SEALED, *FILING_SEALED,
    *HEARING_SEALED, LIMIT_TITLE, ASYNCHRONOUS_DETAILS, *DESK_SEALED, *ENQUIRY_SEALED,
)  # fmt: skip
