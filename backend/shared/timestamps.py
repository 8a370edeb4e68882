"""RFC 3161 timestamps: asking an authority for one of a digest, and reading what one proves.

The authority confirms that a digest existed at its moment. Whether an authority is to be believed is for whoever reads
the stamp: its name is told, its certificate is not looked up anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from backend.shared.errors import PlatformRejected, PlatformUnavailable

if TYPE_CHECKING:
    from asn1crypto.tsp import TimeStampReq, TimeStampResp
    from pyhanko.sign.timestamps import TimeStamper

Stamp = Callable[[bytes], bytes]
"""Takes an RFC 3161 request, returns the authority's answer, both DER; raises PlatformUnavailable, PlatformRejected."""


class StampBroken(ValueError):
    """A timestamp that was changed, is about something else, or is none."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """Contents of a timestamp.

    Args:
        at: the authority's moment, aware.
        by: the common name of its certificate.
    """

    at: datetime
    by: str


def stamp_of(stamp: Stamp, digest: bytes) -> bytes:
    """Return the authority's token about a SHA-256 digest, DER.

    Raises:
        PlatformUnavailable: no answer in time.
        PlatformRejected: an answer that is no timestamp of this digest.
    """
    import asyncio

    timestamper = timestamper_over(stamp)
    return bytes(aside(lambda: asyncio.run(timestamper.async_timestamp(digest, "sha256"))).dump())


def read_stamp(token: bytes, digest: bytes) -> Stamped:
    """Return what a token proves about a SHA-256 digest.

    Raises:
        StampBroken: it does not prove anything about it.
    """
    import asyncio

    from asn1crypto import cms
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data

    try:
        signed = cms.ContentInfo.load(token, strict=True)["content"]
        told = aside(lambda: asyncio.run(validate_tst_signed_data(signed, None, lambda algorithm: digest)))
    except Exception as odd:  # a strange token fails anywhere in the decoder
        raise StampBroken(f"not a timestamp: {type(odd).__name__}") from odd
    if not (told["intact"] and told["valid"]):
        raise StampBroken("the timestamp was changed, or is about something else")
    name = told["signing_cert"].subject.native.get("common_name") or "an authority without a name"
    return Stamped(told["timestamp"], str(name))


def aside(work: Callable[[], Any]) -> Any:
    """Do what runs an event loop of its own in a thread of its own: the caller's may have one running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def timestamper_over(stamp: Stamp) -> TimeStamper:
    """Return the library's client around `stamp`; it believes only a token about the very digest that was sent."""
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.timestamps.api import handle_tsp_response

    class Stamper(TimeStamper):
        async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
            answer = tsp.TimeStampResp.load(stamp(req.dump()))
            return answer

        async def async_timestamp(self, message_digest: Any, md_algorithm: Any) -> Any:
            nonce, request = self.request_cms(message_digest, md_algorithm)
            try:
                token = handle_tsp_response(await self.async_request_tsa_response(request), nonce)
                about = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]["hashed_message"]
                told = bytes(about.native)
            except (PlatformUnavailable, PlatformRejected):
                raise
            except Exception as odd:  # a strange answer fails anywhere in the decoder
                raise PlatformRejected("timestamp_authority", f"not a timestamp: {type(odd).__name__}") from odd
            if told != bytes(message_digest):
                raise PlatformRejected("timestamp_authority", "a timestamp of something else")
            return token

    return Stamper()
