"""A timestamp authority (RFC 3161 over HTTP): confirms when a sealed paper existed. Only a digest leaves."""

from __future__ import annotations

from backend.platforms import partner_metrics
from backend.platforms.base import PartnerClient, Patience
from backend.shared.errors import PlatformRejected

PLATFORM = "timestamp_authority"
PATIENCE = Patience(connect=1.0, read=2.0, budget=3.0, tries=2)
"""Three people wait in front of their cameras, and a paper can be sealed without a timestamp."""

REQUEST, ANSWER = "application/timestamp-query", "application/timestamp-reply"
LARGEST_ANSWER = 64 * 1024


class TimestampAuthority(PartnerClient):
    """Asks one authority.

    Args:
        url: its address; name and password in it are sent as HTTP Basic.
        patience: how long it may take.
    """

    def __init__(self, url: str, patience: Patience = PATIENCE) -> None:
        super().__init__(PLATFORM, url, {}, {}, patience)
        self._url = url

    def stamp(self, request: bytes) -> bytes:
        """Return the authority's DER answer to a DER request; asking again is harmless.

        Raises:
            PlatformUnavailable: no answer in time.
            PlatformRejected: an answer that is no timestamp reply.
        """
        headers = {"Content-Type": REQUEST, "Accept": ANSWER}
        asked = self._http.build_request("POST", self._url, content=request, headers=headers)
        with partner_metrics.counted(PLATFORM, "POST stamp"):
            answer = self._send(asked)
            kind = answer.headers.get("content-type", "").partition(";")[0].strip()
            if not answer.is_success or kind != ANSWER or len(answer.content) > LARGEST_ANSWER:
                raise PlatformRejected(PLATFORM, f"HTTP {answer.status_code}, {kind[:40] or 'no type'}")
            return answer.content
