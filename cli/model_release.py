"""A model that somebody else has trained on the same data, fetched from the folder of a release.

The folder that `YIQIAOTONG_MODEL_RELEASE` names holds `<hash>.tar.gz` and `<hash>.tar.gz.sha256`, as training leaves
them in `models/`; the hash is that of the data here. A model is unpickled, so whoever may write to that folder may run
code as the bot: it is fetched over HTTPS only, except from this machine.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import re
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SILENCE = 15.0
"""Seconds a release may say nothing; training would have come far meanwhile."""
LONGEST = 300.0
"""Seconds a model may take in all, however steadily it drips."""
LARGEST = 1 << 30
PIECE = 1 << 20
_HERE = ("127.0.0.1", "localhost", "::1")
_HEX_OF_DIGEST = re.compile(r"[0-9a-f]{64}")


class NotFetched(Exception):
    """No model came from the release; the reason is a piece of a sentence."""


def fetch(release: str, model: Path, *, silence: float = SILENCE, longest: float = LONGEST) -> str:
    """Put the release's model of this name, verified, where it is wanted, and return its digest.

    Args:
        release: address of the folder.
        model: where it shall lie; nothing is there if it cannot be had whole.
        silence: seconds the release may say nothing.
        longest: seconds the model may take in all.

    Raises:
        NotFetched: it is not there, did not come whole, or is not the one whose digest lies beside it.
    """
    address = f"{release.rstrip('/')}/{model.name}"
    _check(address)
    unfinished = model.with_name(f"fetched-{model.name}")
    try:
        digest = _digest_told(_open(f"{address}.sha256", silence))
        if not hmac.compare_digest(_laid(_open(address, silence), unfinished, longest), digest):
            raise NotFetched("what came is not what its digest says")
        unfinished.replace(model)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotFetched(str(error) or type(error).__name__) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return digest


def _check(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise NotFetched("the address does not begin with https://")


def _open(address: str, silence: float) -> Any:
    return urllib.request.build_opener(_SafeRedirects).open(address, timeout=silence)


def _digest_told(answer: Any) -> str:
    with answer:
        found = _HEX_OF_DIGEST.match(answer.read(1024).decode("ascii", "replace"))
    if found is None:
        raise NotFetched("its digest cannot be read")
    return found.group()


def _laid(answer: Any, place: Path, longest: float) -> str:
    """Write what comes and return its digest."""
    until, size, digest = time.monotonic() + longest, 0, hashlib.sha256()
    with answer, place.open("wb") as file:
        while piece := answer.read1(PIECE):
            size += len(piece)
            if size > LARGEST or time.monotonic() > until:
                raise NotFetched("it is too large or comes too slowly")
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Releases send on to another host; that has to be as safe."""

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str) -> Any:
        """Follow to an address that is as safe as the first must be."""
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
