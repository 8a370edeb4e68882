"""Routes: where a tap on one leads, a map service that works there and in the app the person chats in."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from backend.legal_map.model import Institution

_AMAP_COVERS = frozenset({"CN", "HK", "MO"})


def route_link(institution: Institution, channel: str, language: str) -> str:
    """Return the address of a route to an institution.

    Amap in mainland China and inside WeChat (Google cannot be reached there), Apple Maps from Apple's own messages,
    else Google. Where only the city's centre is known the service is given the written address, not a wrong point.

    Args:
        channel: the connector's name.
        language: whose name of the institution is put in.
    """
    name = institution.name.say(language) or institution.name.say("en")
    covered = institution.country in _AMAP_COVERS
    name = institution.name.zh or name if covered else name  # Amap searches, and a driver reads, Chinese
    exact = institution.precision == "exact"
    lat, lon = f"{institution.point.lat:.5f}", f"{institution.point.lon:.5f}"
    city = institution.city.say("zh" if covered else language)
    words = name if exact else f"{name} {institution.address or city}"
    if covered or channel in ("wechat", "mini_program"):
        return _amap(lat, lon, name) if exact else f"https://uri.amap.com/search?keyword={quote(words)}"
    if channel == "apple":
        return f"https://maps.apple.com/?{urlencode({'daddr': f'{lat},{lon}' if exact else words})}"
    destination = f"{lat},{lon}" if exact else words
    return f"https://www.google.com/maps/dir/?{urlencode({'api': 1, 'destination': destination})}"


def _amap(lat: str, lon: str, name: str) -> str:
    """Amap takes WGS-84 when told so, longitude first."""
    query = urlencode({"to": f"{lon},{lat},{name}", "coordinate": "wgs84", "callnative": 1})
    return f"https://uri.amap.com/navigation?{query}"
