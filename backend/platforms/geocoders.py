"""Online geocoders through geopy: each turns what its service answers into `Match`es on WGS-84.

Nominatim: https://nominatim.org/release-docs/latest/api/Search/
AMap: https://lbs.amap.com/api/webservice/guide/api/georegeo
Baidu: https://lbsyun.baidu.com/faq/api?title=webapi/guide/webservice-geocoding

Finer than a village or a quarter nothing is taken over: a house or a shop is answered by the place it lies in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderQueryError, GeopyError
from geopy.geocoders import BaiduV3, Nominatim

from backend.legal_map.model import Match, OnlineSearch, Point
from backend.platforms.amap import AMap
from backend.shared.china_datums import bd09_to_wgs84, gcj02_to_wgs84
from backend.shared.errors import PlatformUnavailable
from backend.shared.wording import Words

logger = logging.getLogger(__name__)

PLATFORM = "geocoder"
MOST = 10
_HTTP = URLLibAdapter
"""geopy's other one asks three times before it says that nobody answers, and somebody is waiting."""
IN_CHINA = frozenset({"", "CN", "HK", "MO", "TW"})

_SETTLEMENTS = ("city", "town", "village", "municipality", "city_district", "borough", "suburb", "quarter", "hamlet")
_PLACES = frozenset({*_SETTLEMENTS, "district", "county", "neighbourhood", "locality", "island", "administrative"})
_LEVELS = frozenset(["市", "城市", "区县", "开发区", "乡镇", "村庄", "商圈", "热点商圈"])
_PARTS = ("province", "city", "district", "town", "township")


def nominatim(url: str, timeout: float, user_agent: str) -> OnlineSearch:
    """Return the search of a Nominatim server.

    Args:
        url: of the server.
        timeout: seconds.
        user_agent: names us, as the usage policy of the public server demands.
    """
    scheme, domain = _split(url)
    geocoder = Nominatim(domain=domain, scheme=scheme, timeout=timeout, user_agent=user_agent, adapter_factory=_HTTP)

    def search(name: str, country: str) -> Sequence[Match]:
        wish = {"exactly_one": False, "limit": MOST, "addressdetails": True, "namedetails": True}
        found = _answer(lambda: geocoder.geocode(name, country_codes=country.lower() or None, **wish))
        return [_of_nominatim(one.raw, Point(one.latitude, one.longitude)) for one in found or ()]

    return search


def amap(url: str, timeout: float, user_agent: str, key: str) -> OnlineSearch:
    """Return AMap's search; it knows China only and names its best guess."""
    scheme, domain = _split(url)
    geocoder = AMap(key, domain=domain, scheme=scheme, timeout=timeout, user_agent=user_agent, adapter_factory=_HTTP)

    def search(name: str, country: str) -> Sequence[Match]:
        found = _answer(lambda: geocoder.geocode(name, exactly_one=False)) if country in IN_CHINA else ()
        rows = [(one.raw, Point(*gcj02_to_wgs84(one.latitude, one.longitude))) for one in found or ()]
        return [_in_china(row, point) for row, point in rows if row.get("level") in _LEVELS]

    return search


def baidu(url: str, timeout: float, user_agent: str, key: str, secret: str = "") -> OnlineSearch:
    """Return Baidu's search; it names no place but a position, so the position is asked for its place.

    Args:
        key: AK of type 服务端.
        secret: SK, where the key signs its requests (sn), else empty.
    """
    signed = {"security_key": secret} if secret else {}
    geocoder = BaiduV3(key, timeout=timeout, user_agent=user_agent, adapter_factory=_HTTP, **signed)
    geocoder.api, geocoder.reverse_api = (url.rstrip("/") + path for path in (geocoder.api_path, geocoder.reverse_path))

    def search(name: str, country: str) -> Sequence[Match]:
        found = _answer(lambda: geocoder.geocode(name)) if country in IN_CHINA else None
        if found is None or found.raw.get("level") not in _LEVELS:
            return ()
        there = _answer(lambda: geocoder.reverse((found.latitude, found.longitude)))
        address = there.raw.get("addressComponent", {}) if there else {}
        return [_in_china(address, Point(*bd09_to_wgs84(found.latitude, found.longitude)))] if address else ()

    return search


def _split(url: str) -> tuple[str, str]:
    at = urlsplit(url)
    return at.scheme, (at.netloc + at.path).strip("/")


def _answer(ask: Callable[[], Any]) -> Any:
    """Return what a service answers; whatever is wrong with it, the map has its gazetteer."""
    try:
        return ask()
    except GeocoderQueryError as error:
        logger.warning("the geocoder takes the question for wrong: %s", error)
        return None
    except GeopyError as error:
        raise PlatformUnavailable(PLATFORM, type(error).__name__) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PlatformUnavailable(PLATFORM, f"not its documented answer: {type(error).__name__}") from error


def _of_nominatim(row: Mapping[str, Any], point: Point) -> Match:
    address, names = row.get("address") or {}, row.get("namedetails") or {}
    is_place = (row.get("addresstype") or row.get("type")) in _PLACES
    around = next((address[kind] for kind in _SETTLEMENTS if address.get(kind)), "")
    own = str(names.get("name") or row.get("name") or str(row.get("display_name", "")).partition(",")[0])
    name = own if is_place else str(around)
    chinese = next((names[key] for key in ("name:zh-Hans", "name:zh", "name:zh-Hant") if names.get(key)), "")
    words = Words(str(chinese or name), str(names.get("name:en") or name)) if is_place else Words(name, name)
    known = tuple(str(value) for value in {own, *names.values()}) if is_place else ()
    return Match(words, point, str(address.get("country_code", "")).upper(), known)


def _in_china(row: Mapping[str, Any], point: Point) -> Match:
    whole = "".join(dict.fromkeys(str(row[part]) for part in _PARTS if row.get(part)))
    return Match(Words(whole, whole), point)
