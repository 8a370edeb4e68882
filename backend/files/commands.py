"""Orders and questions about files: keep one, read it, know about it, drop it. Each only ever for its owner.

Refusals: ``file_unknown`` (no such file, or somebody else's: the same answer), ``file_empty``, ``file_too_large``,
``file_case_too_large``, ``file_type_refused``, ``file_name_lies``, ``file_damaged``, ``file_locked``,
``file_suspicious``, ``file_too_intricate``, ``file_picture_too_large``.
"""

from __future__ import annotations

from backend.contracts.files import DropFile as DropFile
from backend.contracts.files import FileFacts as FileFacts
from backend.contracts.files import KeepFile as KeepFile
from backend.contracts.files import MyFiles as MyFiles
from backend.contracts.files import OldFiles as OldFiles
from backend.contracts.files import OwnedFile as OwnedFile
from backend.contracts.files import ReadFile as ReadFile
