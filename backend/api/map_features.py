"""Cards, places and problems as the map's interface writes them, in the language that was asked for."""

from __future__ import annotations

from typing import Any

from sanic import Request

from backend.conversation.language import convert
from backend.legal_map.card_words import age_words, marks_words, picture_path
from backend.legal_map.model import KIND_NAMES, Card, Found, Opening, Place
from backend.shared.countries import country_name
from backend.shared.wording import Words

ATTRIBUTION = "GeoNames (CC BY 4.0), Wikidata (CC0); each institution names its source"

_PLAIN = (
    "address", "phone", "consular_phone", "emergency_phone", "email", "website", "office_hours", "consular_address",
    "timezone", "precision", "confidence", "source_url", "source_date", "photo", "photo_credit",
)  # fmt: skip

_PROBLEMS = {
    "where": (
        Words("没有说从哪里找", "No place to search from"),
        Words(
            "请给出 lat 和 lon，或用 q 给出地名（不超过120字），二者选一。", "Give either lat and lon, or q (≤ 120)."
        ),
    ),
    "position": (
        Words("坐标不对", "No such position"),
        Words(
            "lat 在 -90 到 90 之间，lon 在 -180 到 180 之间。", "lat lies between -90 and 90, lon between -180 and 180."
        ),
    ),
    "kind": (
        Words("没有这种机构类型", "No such kind"),
        Words("allowed 里是可用的类型。", "See `allowed` for the kinds."),
    ),
    "parameter": (Words("参数不对", "A parameter is wrong"), Words("请看 parameter。", "See `parameter`.")),
    "which_place": (
        Words("同名的地方不止一个", "Several places have this name"),
        Words(
            "请从 candidates 里选一个，用它的 lat 和 lon 再问。",
            "Choose one of `candidates` and ask with its lat, lon.",
        ),
    ),
    "no_place": (
        Words("没有找到这个地方", "No such place was found"),
        Words("请换一种写法，或看看 suggestions。", "Try another spelling, or see `suggestions`."),
    ),
    "too_often": (
        Words("问得太频繁了", "Too many requests"),
        Words("请等 {retry_after} 秒再问。", "Please ask again in {retry_after} seconds."),
    ),
}


def language_of(request: Request) -> str:
    """Return ``zh-Hans``, ``zh-Hant`` or ``en``: by ``lang``, else by the browser, else English."""
    asked = request.args.get("lang") or request.headers.get("accept-language", "")
    first = asked.split(",")[0].split(";")[0].strip().lower()
    if not first.startswith("zh"):
        return "en"
    return "zh-Hant" if any(part in first for part in ("hant", "tw", "hk", "mo")) else "zh-Hans"


def as_geojson(found: Found, language: str) -> dict[str, Any]:
    """Return a search's answer as a FeatureCollection with the place, the sum and the competent mission."""
    return {
        "type": "FeatureCollection",
        "features": [feature_of(card, language) for card in found.cards],
        "total": found.total,
        "place": place_of(found.place, language) if found.place else None,
        "competent": feature_of(found.competent, language) if found.competent else None,
        "district_unknown": found.district_unknown,
        "attribution": ATTRIBUTION,
    }


def feature_of(card: Card, language: str) -> dict[str, Any]:
    """Return a card as a GeoJSON feature; what is not known is left out."""
    one = card.institution
    texts = {"name": one.name, "kind_name": KIND_NAMES[one.kind], "city": one.city, "district": one.district}
    texts |= {"intro": one.intro, "reason": card.reason or Words("", ""), "country_name": country_name(one.country)}
    properties: dict[str, Any] = {"id": one.institution_id, "kind": one.kind, "country": one.country}
    properties |= {name: _say(words, language) for name, words in texts.items()}
    properties |= {name: getattr(one, name) for name in _PLAIN}
    properties = {name: value for name, value in properties.items() if value}
    properties |= {"marks_text": doubt} if (doubt := convert(marks_words(card, language), language)) else {}
    ages = {column: convert(age_words(card, column, language), language) for column in card.old_facts}
    properties |= {"ages": ages} if ages else {}
    properties |= {"marks": list(card.marks), "competent": card.competent, "opening": _opening(card.opening)}
    if one.picture:
        properties |= {"photo_url": picture_path(one), "photo_small_url": picture_path(one, small=True)}
    if card.distance_km is not None:
        properties["distance_km"] = round(card.distance_km, 3)
    geometry = {"type": "Point", "coordinates": [one.point.lon, one.point.lat]}
    return {"type": "Feature", "id": one.institution_id, "geometry": geometry, "properties": properties}


def place_of(place: Place, language: str) -> dict[str, Any]:
    """Return a place."""
    name = place.name if language == "en" or not place.name_zh else convert(place.name_zh, language)
    return {
        "name": name,
        "country": place.country,
        "country_name": _say(country_name(place.country), language) if place.country else "",
        "division": place.division,
        "lat": place.point.lat,
        "lon": place.point.lon,
        "timezone": place.timezone,
        "precision": place.precision,
    }


def said(problem: str, language: str, **facts: Any) -> tuple[str, str]:
    """Return a problem's title and detail, its placeholders filled."""
    title, detail = _PROBLEMS[problem]
    return _say(title, language), _say(detail, language).format(**facts)


def _say(words: Words, language: str) -> str:
    return convert(words.say(language), language)


def _opening(opening: Opening) -> dict[str, Any]:
    changes = opening.changes_at.isoformat() if opening.changes_at else None
    return {"state": opening.state, "changes_at": changes, "holidays_known": opening.holidays_known}
