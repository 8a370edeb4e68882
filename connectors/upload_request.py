"""A file in the body of a request: read in pieces and never further than allowed, handed in, answered alike for all."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import unquote

from sanic import HTTPResponse, Request, response

from backend.conversation.model import LANGUAGES, UploadedFile, UploadRefused
from connectors.base import Uploads

NAME_HEADER = "x-file-name"
LANGUAGE_HEADER = "x-language"
LONGEST_NAME = 255
_UNUSABLE = ("Cc", "Cs")


async def receive_upload(
    request: Request, uploads: Uploads, channel: str, address: str, name: str, limit: int
) -> HTTPResponse:
    """Take the request's body as a file of a person and answer ``{file_id, name, size, mime}`` or why not.

    Args:
        request: of a streaming route; its body is the file itself.
        uploads: where files go.
        channel: the connector's name.
        address: the person's address there.
        name: as the person's device calls the file.
        limit: bytes; reading stops one piece behind it.
    """
    language = request.headers.get(LANGUAGE_HEADER)
    language = language if language in LANGUAGES else None
    content = await read_at_most(request, limit)
    try:
        if content is None:
            raise await uploads.too_large(channel, address, name, language)
        file = await uploads.keep(channel, address, name, content, language)
    except UploadRefused as refused:
        return refusal(refused)
    return accepted(file)


async def read_at_most(request: Request, limit: int) -> bytes | None:
    """Return the body, or None as soon as it is known to be larger than `limit` bytes."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > limit:
        return None
    pieces, size = [], 0
    stream: Any = request.stream
    while piece := await stream.read():
        size += len(piece)
        if size > limit:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def name_of(value: str | None) -> str | None:
    """Return a percent-encoded file name as it is called, or None for one that is none."""
    if value is None or len(value) > 9 * LONGEST_NAME:
        return None
    name = "".join(char for char in unquote(value) if unicodedata.category(char) not in _UNUSABLE).strip()
    return name if 0 < len(name) <= LONGEST_NAME else None


def accepted(file: UploadedFile) -> HTTPResponse:
    """A kept file as the sender's programme reads it."""
    told = {"file_id": file.file_id, "name": file.name, "size": file.size, "mime": file.mime}
    return response.json(told, status=201, headers={"Cache-Control": "no-store"})


def refusal(refused: UploadRefused) -> HTTPResponse:
    """A refusal as the sender's programme reads it; its message is for the person."""
    status = 503 if refused.temporary else 413 if "too_large" in refused.error else 422
    return response.json(
        {"error": refused.error, "facts": refused.facts, "message": refused.message, "temporary": refused.temporary},
        status=status,
    )
