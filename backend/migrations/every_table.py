"""Every part's tables on one `metadata`: what migrations lead to."""

from __future__ import annotations

from backend.conversation import tables as _conversation
from backend.desk import tables as _desk
from backend.drafts import tables as _drafts
from backend.files import tables as _files
from backend.filing import tables as _filing
from backend.hearing import tables as _hearing
from backend.identity import tables as _identity
from backend.notarization import tables as _notarization
from backend.shared import tables as _shared
from backend.shared.database import metadata

PARTS = (_conversation, _desk, _drafts, _files, _filing, _hearing, _identity, _notarization, _shared)

__all__ = ["PARTS", "metadata"]
