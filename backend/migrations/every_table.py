"""Every part's tables on one `metadata`: what migrations lead to."""

from __future__ import annotations

from backend.authorization import tables as _authorization
from backend.authorization.power import tables as _powers
from backend.authorization.room import tables as _room
from backend.conversation import tables as _conversation
from backend.defence import tables as _defence
from backend.desk import tables as _desk
from backend.drafts import tables as _drafts
from backend.enquiries import tables as _enquiries
from backend.files import tables as _files
from backend.filing import tables as _filing
from backend.hearing import tables as _hearing
from backend.hearing.asynchronous import tables as _asynchronous
from backend.hearing.limits import tables as _limits
from backend.identity import tables as _identity
from backend.legal_map import tables as _legal_map
from backend.mediation import tables as _mediation
from backend.notarization import tables as _notarization
from backend.profile import tables as _profile
from backend.protection import tables as _protection
from backend.shared import tables as _shared
from backend.shared.database import metadata

PARTS = (
    _asynchronous, _authorization, _conversation, _defence, _desk, _drafts, _enquiries, _files, _filing, _hearing,
    _identity, _legal_map, _limits, _mediation, _notarization, _powers, _profile, _protection, _room, _shared,
)  # fmt: skip

__all__ = ["PARTS", "metadata"]
