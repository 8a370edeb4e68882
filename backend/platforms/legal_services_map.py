"""The map of foreign legal services (涉外法律服务地图): an assumed contract, `sandbox/legal_services_map/openapi.yaml`.

It speaks for the institutions it lists: what it says replaces what our map has from an older day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Literal

from pydantic import Field

from backend.legal_map.model import Point
from backend.legal_map.proposals import OFFERED, Offer
from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.shared.errors import PlatformRejected, PlatformUnavailable

PLATFORM = "legal_services_map"
MOST_PAGES = 200


class PositionShape(PartnerModel):
    """Degrees on WGS-84."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class InstitutionShape(PartnerModel):
    """An institution as it is listed; a field that is missing or empty says nothing."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,63}$")
    checked_on: date
    source: str = Field(min_length=1, max_length=200)
    confidence: Literal["official", "secondary", "demonstration"]
    position: PositionShape | None = None
    address: str = Field(default="", max_length=300)
    phone: str = Field(default="", max_length=100)
    consular_phone: str = Field(default="", max_length=100)
    emergency_phone: str = Field(default="", max_length=100)
    email: str = Field(default="", max_length=200)
    website: str = Field(default="", max_length=300)
    office_hours: str = Field(default="", max_length=300)
    consular_address: str = Field(default="", max_length=300)

    def offer(self) -> Offer:
        """Offer it makes to our map."""
        values = {column: str(getattr(self, column)) for column in OFFERED}
        point = Point(self.position.lat, self.position.lon) if self.position else None
        return Offer(self.id, values, self.source, self.checked_on, self.confidence, point, replaces=True)


class ListShape(PartnerModel):
    """A page of the list."""

    institutions: list[InstitutionShape] = Field(max_length=500)
    next_after: str = ""


class LegalServicesMap:
    """The partner as a client sees it.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/legal_services_map``; ``/v1`` is added.
        key: API key.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, patience: Patience | None = None) -> None:
        self._client = PartnerClient(PLATFORM, f"{base_url.rstrip('/')}/v1", {"X-Api-Key": key}, {}, patience)

    def close(self) -> None:
        """Close kept connections."""
        self._client.close()

    def offers(self) -> Iterator[Offer]:
        """Yield what it says of every institution it lists.

        Raises:
            PlatformUnavailable, PlatformRejected: see `base.PartnerClient.ask`; a list without an end is rejected.
        """
        after = ""
        for _ in range(MOST_PAGES):
            page = self._client.ask("GET", "institutions", ListShape, params={"after": after})
            yield from (one.offer() for one in page.institutions)
            if not page.next_after:
                return
            after = page.next_after
        raise PlatformRejected(PLATFORM, "the list has no end")


def every_offer(base_url: str, key: str) -> list[Offer]:
    """Return what the map at an address says of all its institutions.

    Raises:
        PlatformUnavailable: away, or without an address.
        PlatformRejected: outside the contract.
    """
    if not base_url:
        raise PlatformUnavailable(PLATFORM, "no address: set YIQIAOTONG_LEGAL_SERVICES_MAP_URL")
    with closing(LegalServicesMap(base_url, key)) as partner:
        return list(partner.offers())
