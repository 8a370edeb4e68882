"""Opens the online geocoder an operator has chosen."""

from __future__ import annotations

from backend.config import Settings
from backend.legal_map.model import OnlineSearch
from backend.legal_map.online import Manners, OnlineGeocoder
from backend.platforms import geocoders


def open_geocoder(settings: Settings) -> OnlineGeocoder | None:
    """Return the online geocoder of the settings, or None where the gazetteer has to do."""
    search = _search(settings)
    return OnlineGeocoder(search, Manners(pause=settings.geocoder_pause)) if search else None


def _search(settings: Settings) -> OnlineSearch | None:
    agent = settings.geocoder_user_agent or f"yiqiaotong ({settings.address})"
    where = (settings.geocoder_address, settings.geocoder_timeout, agent)
    if settings.geocoder == "nominatim":
        return geocoders.nominatim(*where)
    if settings.geocoder == "amap":
        return geocoders.amap(*where, settings.geocoder_key)
    if settings.geocoder == "baidu":
        return geocoders.baidu(*where, settings.geocoder_key, settings.geocoder_secret)
    return None
