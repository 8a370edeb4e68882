"""geopy's interface to AMap (高德), which geopy itself lacks: https://lbs.amap.com/api/webservice/guide/api/georegeo."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from geopy.exc import GeocoderAuthenticationFailure, GeocoderQueryError, GeocoderQuotaExceeded, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

PATH = "/v3/geocode/geo"
_NOTHING_FOUND = "30001"
"""ENGINE_RESPONSE_DATA_ERROR: AMap's answer to an address it cannot make anything of."""
_KEY_WRONG = frozenset({"10001", "10002", "10005", "10006", "10007", "10008", "10009", "10010", "10012", "10013"})
_TOO_OFTEN = frozenset({"10003", "10004", "10014", "10019", "10020", "10021", "10029", "10044", "10045"})


class AMap(Geocoder):
    """Asks AMap's web service; positions are GCJ-02.

    Args:
        api_key: of type "Web服务".
        domain: where it listens.
        scheme: ``https`` or ``http``.
        timeout: seconds.
        user_agent: sent along.
        adapter_factory: geopy's way to HTTP.
    """

    def __init__(
        self,
        api_key: str,
        *,
        domain: str = "restapi.amap.com",
        scheme: str | None = None,
        timeout: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
        adapter_factory: Any = None,
    ) -> None:
        super().__init__(scheme=scheme, timeout=timeout, user_agent=user_agent, adapter_factory=adapter_factory)
        self._key = api_key
        self._api = f"{self.scheme}://{domain.strip('/')}{PATH}"

    def geocode(self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL) -> Any:
        """Return the location of an address (several with ``exactly_one=False``), or None.

        Raises:
            geopy.exc.GeocoderServiceError: no answer, or one that refuses (key, quota).
        """
        url = f"{self._api}?{urlencode({'key': self._key, 'address': query, 'output': 'JSON'})}"
        return self._call_geocoder(url, partial(_locations, exactly_one=exactly_one), timeout=timeout)


def _locations(page: dict[str, Any], exactly_one: bool) -> Any:
    if str(page.get("status")) != "1":
        _refuse(str(page.get("infocode")), str(page.get("info")))
        return None
    found = [_location(row) for row in page.get("geocodes") or () if row.get("location")]
    return (found[0] if exactly_one else found) if found else None


def _location(row: dict[str, Any]) -> Location:
    lon, lat = str(row["location"]).split(",")
    return Location(row.get("formatted_address") or "", (float(lat), float(lon)), row)


def _refuse(code: str, info: str) -> None:
    if code == _NOTHING_FOUND:
        return
    if code in _KEY_WRONG:
        raise GeocoderAuthenticationFailure(f"{code} {info}")
    if code in _TOO_OFTEN:
        raise GeocoderQuotaExceeded(f"{code} {info}")
    raise (GeocoderQueryError if code.startswith("2") else GeocoderServiceError)(f"{code} {info}")
