"""An institution as a card: the same facts as lines of text for every channel, and as parts where they are drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from backend.legal_map.lawyers import names
from backend.legal_map.model import KIND_NAMES, Card, Institution, Mark, Place
from backend.legal_map.opening_words import opening_briefly, opening_words
from backend.legal_map.routes import route_link
from backend.shared.countries import country_name
from backend.shared.wording import Words, verbatim

COMMONS_PAGE = "https://commons.wikimedia.org/wiki/File:"
"""Beginning of the page with author and licence of a photograph from Wikimedia Commons."""
_COMPETENT = Words("管您那里", "in charge of where you are")
_CITY_ONLY = Words("只知道在哪个城市，按市中心算", "only the city is known; measured to its centre")
_OWN_POSITION = Words("{}（位置按那一带的中心估计）", "{} (its centre, estimated)")
_SAME_CITY_KM = 5
_SAME_CITY = Words("同一个城市（具体位置没有查到）", "in this city (where exactly is not known)")
_ABOUT_YEAR = re.compile(r"(?:n\.d\. ?)?\(?c\.\s?(\d{4})\)?")
MARK_NAMES: Mapping[Mark, Words] = {
    "unverified": Words("未核实", "unverified"),
    "old": Words("资料较旧", "old data"),
    "demonstration": Words("演示数据，不是真实信息", "demonstration, not real"),
    "existence_only": Words("只知道有这家，联系方式没有查到", "known to exist; contact details not found"),
}
_OF_A_YEAR = Words("{}年的", " of {}")
_OF_NO_YEAR = Words("没有日期的", " without a date")
_OLD_NUMBER = Words("{}号码，请先打 +86-10-12308 核实", "number{}; please check first at +86-10-12308")
_OLD_NUMBER_OF_OTHERS = Words("{}号码，用之前请核实", "number{}; please check it first")
_OLD_HOURS = Words("{}时间，去之前请先打电话问", "hours{}; please call before you go")
_OLD_ADDRESS = Words("{}地址，去之前请先核实", "address{}; please check before you go")
_CHECK_IT = Words("{}年的，先核实", "of {}, check first")
_NO_YEAR = Words("不知哪", "an unknown year")
_MISSIONS = frozenset({"embassy", "consulate_general"})
_READ_IN_CHINESE = frozenset({"CN", "HK", "MO", "TW"})
"""Countries where a reader of English needs the name in Chinese, too: for a driver, a sign, a telephone call."""
_SURE = {
    "official": Words("官方网页", "official page"),
    "secondary": Words("第二手资料", "second-hand source"),
    "recall": Words("凭记忆，没有出处", "from memory, no source"),
    "demonstration": Words("演示数据", "demonstration"),
}
_LABELS = {
    "phone": Words("电话", "Telephone"),
    "consular_phone": Words("领事部电话", "Consular section"),
    "consular_address": Words("领事部地址", "Address of the consular section"),
    "emergency": Words("领事保护（急事）", "Consular protection (emergencies)"),
    "address": Words("地址", "Address"),
    "website": Words("网站", "Website"),
    "email": Words("邮箱", "E-mail"),
    "route": Words("路线", "Route"),
    "source": Words("资料", "Data"),
    "photo": Words("照片", "Photo"),
    "languages": Words("会讲", "Speaks"),
    "fields": Words("办理", "Fields"),
    "remote": Words("人在境外可以", "From abroad by"),
}
DRAWN_LABELS = (
    "route", "website", "emergency", "consular_phone", "consular_address", "photo", "source", "languages", "fields",
    "remote",
)  # fmt: skip
"""The words a page needs beside the cards it draws."""
_NOTES = {
    "phone_note": "phone",
    "consular_phone_note": "consular_phone",
    "emergency_note": "emergency_phone",
    "opening_note": "office_hours",
    "address_note": "address",
    "consular_address_note": "consular_address",
}
"""The part of a card that says how old a value is, by the value's column."""
_CITY_LEVEL, _EXACT_HIDDEN = 2, 1
"""Decimals of the place drawn in a picture: a city's centre; only the region of a shared position."""


def label(name: str, language: str) -> str:
    """The word before a fact."""
    return _LABELS[name].say(language)


def name_of(institution: Institution, language: str) -> str:
    """Its name in the person's language, or the one there is."""
    return institution.name.say(language) or institution.name.zh or institution.name.en


def place_name(place: Place, language: str) -> str:
    """A place as the person would call it."""
    name = place.name if language == "en" else place.name_zh or place.name
    return name or Words("您的位置", "your position").say(language)


def measured_from(place: Place, name: str, language: str) -> str:
    """Say where distances are measured from, and where a quarter abroad has only the position we gave it.

    Args:
        name: the place as the person called it, or as `place_name` does.
    """
    own = place.precision == "city" and place.name and place.geonameid is None and place.country != "CN"
    return _OWN_POSITION.say(language).format(name) if own else name


def place_title(place: Place, among: Sequence[Place], language: str) -> str:
    """A city with its country, to be chosen; with its division, too, where the country says nothing new."""
    country = country_name(place.country).say(language)
    same = [other for other in among if other.country == place.country]
    near = f"{place.division}, " if len(same) > 1 and place.division else ""
    name = place_name(place, language)
    return f"{name} ({near}{country})" if language == "en" else f"{name}（{near}{country}）"


def distance_words(card: Card, language: str) -> str:
    """The distance: one decimal below ten kilometres; marked where it leads to the city's centre only."""
    if card.distance_km is None:
        return ""
    if card.institution.precision == "city" and card.distance_km < _SAME_CITY_KM:
        return _SAME_CITY.say(language)
    unit = Words("公里", "km").say(language)
    number = f"{card.distance_km:.1f}" if card.distance_km < 10 else f"{card.distance_km:,.0f}"
    if card.institution.precision == "exact":
        return f"{number} {unit}"
    return f"{number} {unit}（{_CITY_ONLY.zh}）" if language != "en" else f"{number} {unit} ({_CITY_ONLY.en})"


def marks_words(card: Card, language: str) -> str:
    """Say what is doubtful about the row, or made up; empty where nothing is."""
    return " · ".join(MARK_NAMES[mark].say(language) for mark in card.marks)


def age_words(card: Card, column: str, language: str) -> str:
    """Say how old a number, an address or hours are, where they are too old to be trusted; empty where they are not."""
    if column not in card.old_facts:
        return ""
    year = card.old_facts[column]
    said = _OF_A_YEAR.say(language).format(year) if year else _OF_NO_YEAR.say(language)
    if column.endswith("phone"):
        words = _OLD_NUMBER if card.institution.kind in _MISSIONS else _OLD_NUMBER_OF_OTHERS
    else:
        words = _OLD_HOURS if column == "office_hours" else _OLD_ADDRESS
    return words.say(language).format(said)


def source_words(card: Card, language: str) -> str:
    """Say where the row comes from, and of when."""
    one = card.institution
    dated = _ABOUT_YEAR.sub(Words(r"约 \1", r"about \1").say(language), one.source_date).replace("n.d.", "").strip()
    parts = [_SURE[one.confidence].say(language), _host(one.source_url), dated]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def card_parts(card: Card, number: int, language: str, channel: str) -> dict[str, Any]:
    """A card as values a channel can draw; all texts ready to be shown."""
    one = card.institution
    parts = {
        "id": one.institution_id,
        "number": number,
        "name": verbatim(name_of(one, language)) if language == "en" else name_of(one, language),
        "name_zh": verbatim(one.name.zh) if language == "en" and one.country in _READ_IN_CHINESE else "",
        "kind": KIND_NAMES[one.kind].say(language),
        "competent": _COMPETENT.say(language) if card.competent else "",
        "reason": card.reason.say(language) if card.reason else "",
        "marks": marks_words(card, language),
        "distance": distance_words(card, language),
        "state": card.opening.state,
        "opening": opening_words(card.opening, one.timezone, language),
        "address": one.address and verbatim(one.address),
        "phone": one.phone,
        "consular_phone": one.consular_phone if one.consular_phone != one.phone else "",
        "consular_address": verbatim(one.consular_address) if one.consular_address not in ("", one.address) else "",
        "emergency": one.emergency_phone,
        **{part: age_words(card, column, language) for part, column in _NOTES.items()},
        "languages": names("languages", one.languages, language),
        "fields": names("fields", one.fields, language),
        "remote": names("remote", one.remote, language),
        "website": one.website,
        "route": route_link(one, channel, language),
        "source": source_words(card, language),
        **_picture(one),
        "intro": one.intro.say(language),
        "lat": one.point.lat,
        "lon": one.point.lon,
    }
    return {name: value for name, value in parts.items() if value not in ("", False, None)}


def card_text(parts: dict[str, Any], language: str, *, single: bool = False) -> str:
    """The same card as lines of text.

    Args:
        parts: what `card_parts` returned.
        single: it stands alone, so it has no number but its introduction.
    """
    bracket = " ({})" if language == "en" else "（{}）"
    says_its_kind = parts["kind"].casefold() in parts["name"].casefold()
    title = parts["name"] if says_its_kind else f"{parts['name']}{bracket.format(parts['kind'])}"
    lines = [title if single else f"{parts['number']}. {title}"]
    if single and "name_zh" in parts:
        lines.append(parts["name_zh"])
    if "competent" in parts:
        lines.append(f"★ {parts['competent']}")
    if "reason" in parts:
        lines.append(parts["reason"])
    if "marks" in parts:
        lines.append(f"⚠ {parts['marks']}")
    if single and "intro" in parts:
        lines.append(parts["intro"])
    opened = (
        f"{parts['opening']}{bracket.format(parts['opening_note'])}" if "opening_note" in parts else parts["opening"]
    )
    lines.append(" · ".join(filter(None, (parts.get("distance", ""), opened))))
    telephones = ("phone", "consular_phone", "emergency")
    facts = ("languages", "fields", "remote", *telephones, "address", "consular_address")
    named = (*facts, "website") if single else facts
    for name in (*named, "route", "source"):
        if name in parts:
            note = parts.get(f"{name}_note", "")
            lines.append(f"{label(name, language)}: {parts[name]}" + (bracket.format(note) if note else ""))
    if single and "picture" in parts:
        lines.append(f"{label('photo', language)}: {parts['credit']}")
    return "\n   ".join(lines)


def card_brief(card: Card, number: int, language: str) -> str:
    """The essentials of a card in a list: name, how far, whether it is open, telephone, and what is doubtful of them.

    Everything else stands in the card itself, which is asked for by its number.
    """
    one, bracket = card.institution, " ({})" if language == "en" else "（{}）"
    name, kind = name_of(one, language), KIND_NAMES[one.kind].say(language)
    title = f"{number}. {verbatim(name) if language == 'en' else name}"
    title += "" if kind.casefold() in name.casefold() else bracket.format(kind)
    lines = [f"{title} ★ {_COMPETENT.say(language)}" if card.competent else title]
    if marks := [MARK_NAMES[mark].say(language) for mark in card.marks if mark != "old" or not card.old_facts]:
        lines.append(f"⚠ {' · '.join(marks)}")
    opened = opening_briefly(card.opening, one.timezone, language) + _aged(card, "office_hours", language, bracket)
    lines.append(" · ".join(filter(None, (distance_words(card, language), opened))))
    if one.phone:
        lines.append(f"{label('phone', language)}: {one.phone}{_aged(card, 'phone', language, bracket)}")
    return "\n   ".join(lines)


def _aged(card: Card, column: str, language: str, bracket: str) -> str:
    """Say of which year a value is that is too old to be trusted, and that it wants checking."""
    if column not in card.old_facts:
        return ""
    year = card.old_facts[column]
    return bracket.format(_CHECK_IT.say(language).format(year or _NO_YEAR.say(language)))


def picture_path(institution: Institution, *, small: bool = False) -> str:
    """Return where an institution's photograph is given out from here; empty if none lies here."""
    return f"/map/photos/{institution.picture}{'-small' if small else ''}.jpg" if institution.picture else ""


def _picture(one: Institution) -> dict[str, str]:
    """The photograph with its credit: neither stands without the other."""
    if not one.picture:
        return {}
    at_source = "" if ":" in one.photo else f"{COMMONS_PAGE}{quote(one.photo.replace(' ', '_'))}"
    return {
        "picture": picture_path(one, small=True),
        "picture_large": picture_path(one),
        "credit": verbatim(one.photo_credit),
        "credit_link": at_source,
    }


def picture_id(place: Place | None, cards: Sequence[Card]) -> str:
    """Name a picture to be drawn when it is looked at: the place, no finer than its city, and the institutions."""
    here = ""
    if place is not None:
        decimals = _CITY_LEVEL if place.precision == "city" else _EXACT_HIDDEN
        here = f"{place.point.lat:.{decimals}f},{place.point.lon:.{decimals}f}"
    return ";".join([here, *(card.institution.institution_id for card in cards)])


def _host(sources: str) -> str:
    found = re.search(r"https?://\S+", sources)
    return urlsplit(found[0]).hostname or "" if found else ""
