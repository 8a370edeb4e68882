"""Looks into a file that a stranger sent: what it really is, and whether it can be handed to a court safely.

The name decides nothing. Whatever breaks a reader on the way is a damaged file, never an error of ours.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from backend.files.inspection.disguise import hides_another
from backend.files.inspection.docx import look_into_docx
from backend.files.inspection.formats import recognise
from backend.files.inspection.jpeg import look_into_jpeg
from backend.files.inspection.pdf import look_into_pdf
from backend.files.inspection.png import look_into_png
from backend.files.inspection.verdicts import Locked, PictureTooLarge, Suspicious, TooIntricate
from backend.files.model import ALLOWED, MEGABYTE, MIMES, FileLimits, Format, bare_name, claimed_format, ending_of
from backend.shared.errors import Refused

logger = logging.getLogger(__name__)

_LOOK: dict[Format, Callable[[bytes, FileLimits], None]] = {
    "PDF": look_into_pdf,
    "JPEG": look_into_jpeg,
    "PNG": look_into_png,
    "DOCX": look_into_docx,
}


def inspect(name: str, content: bytes, limits: FileLimits) -> Format:
    """Return what the content is.

    Args:
        name: as the person's device calls it.
        content: the whole file.
        limits: how large it and a picture may be.

    Raises:
        Refused: ``file_empty``, ``file_too_large``, ``file_type_refused``, ``file_name_lies``, ``file_damaged``,
            ``file_locked``, ``file_suspicious``, ``file_too_intricate`` or ``file_picture_too_large``; the fact
            ``name`` is always there.
        MemoryError: it takes more than this process may have.
    """
    need_size(name, content, limits)
    shown = bare_name(name)
    found = recognise(content)
    if found not in MIMES:
        raise _unwanted(name, found)
    try:
        if hides_another(content, found):
            raise Suspicious("another format is hidden in it")
        _LOOK[found](content, limits)
    except Suspicious as odd:
        logger.warning("a %s was refused: %s", found, odd)
        raise Refused("file_suspicious", name=shown) from odd
    except TooIntricate as bomb:
        logger.warning("a %s was refused: %s", found, bomb)
        raise Refused("file_too_intricate", name=shown) from bomb
    except Locked as locked:
        raise Refused("file_locked", name=shown) from locked
    except PictureTooLarge as bomb:
        raise Refused("file_picture_too_large", name=shown, limit=bomb.most // 1_000_000) from bomb
    except MemoryError:
        raise
    except Exception as broken:  # readers fail in as many ways as files can be broken
        raise Refused("file_damaged", name=shown) from broken
    return found


def need_size(name: str, content: bytes, limits: FileLimits) -> None:
    """Refuse ``file_empty`` and ``file_too_large``, for which nobody has to look inside."""
    if not content:
        raise Refused("file_empty", name=bare_name(name))
    if len(content) > limits.file:
        raise Refused("file_too_large", name=bare_name(name), limit=limits.file // MEGABYTE)


def _unwanted(name: str, found: str) -> Refused:
    """A refusal for a format we do not take: said plainly, or as a name that promises something else."""
    shown, claimed = bare_name(name), claimed_format(name)
    if found == "LOCKED":
        return Refused("file_locked", name=shown)
    if claimed and not found:
        return Refused("file_damaged", name=shown)
    if claimed:
        return Refused("file_name_lies", name=shown, kind=found, claimed=claimed)
    return Refused("file_type_refused", name=shown, kind=found or ending_of(name) or "?", allowed=ALLOWED)
