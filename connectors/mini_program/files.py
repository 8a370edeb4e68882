"""A file from a mini program: WeChat's upload wraps it into a form, one part ``file`` and fields beside it."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sanic.request.form import parse_multipart_form

from backend.conversation.model import LANGUAGES, UploadRefused
from connectors.base import Uploads
from connectors.mini_program.door import failure
from connectors.upload_request import accepted, name_of, read_at_most, refusal

FORM_SPARE = 16 * 1024
"""Bytes of the form around the file."""


async def receive_form(request: Request, uploads: Uploads, channel: str, address: str, limit: int) -> HTTPResponse:
    """Take the form's file as a file of a person and answer ``{file_id, name, size, mime}`` or why not.

    Args:
        request: of a streaming route; ``multipart/form-data`` with the part ``file``, the fields ``name`` (how the
            person's device calls it, percent-encoded) and ``language``.
        uploads: where files go.
        channel, address: the person's.
        limit: bytes of a file.
    """
    kind, _, boundary = request.headers.get("content-type", "").partition("boundary=")
    if not kind.startswith("multipart/form-data") or not boundary:
        return failure("form", 400)
    body = await read_at_most(request, limit + FORM_SPARE)
    fields, content, told = _read(body, boundary.strip('"')) if body is not None else ({}, None, "")
    name = name_of(fields.get("name")) or name_of(told) or "photo.jpg"
    language = fields.get("language") if fields.get("language") in LANGUAGES else None
    try:
        if body is None or (content is not None and len(content) > limit):
            raise await uploads.too_large(channel, address, name, language)
        if content is None:
            return failure("form", 400)
        return accepted(await uploads.keep(channel, address, name, content, language))
    except UploadRefused as refused:
        return refusal(refused)


def _read(body: bytes, boundary: str) -> tuple[dict[str, str], bytes | None, str]:
    """Return the fields, the file's content and its name, each as far as the form has it."""
    try:
        fields, files = parse_multipart_form(body, boundary.encode())
    except (ValueError, LookupError, UnicodeError):
        return {}, None, ""
    file: Any = (files.get("file") or None) if isinstance(files.get("file"), list) else [files.get("file")]
    first = file[0] if file else None
    plain = {name: str(values[0] if isinstance(values, list) else values) for name, values in fields.items()}
    return plain, first.body if first else None, first.name if first else ""
