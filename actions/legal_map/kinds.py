"""Kinds of institutions in a sentence, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from actions.legal_map.readers.wishes import MISSIONS, first_of
from backend.legal_map.model import KIND_NAMES, Kind
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

ANY = Words("机构", "Institutions")
MISSION_NAMES = Words("中国使领馆", "Chinese missions")
PLURALS: Mapping[Kind, Words] = {
    "public_legal_service_station": Words("公共法律服务站", "Public legal service stations"),
    "law_firm": Words("律师事务所", "Law firms"),
    "notary_office": Words("公证处", "Notary offices"),
    "court": Words("法院", "Courts"),
    "arbitration": Words("仲裁机构", "Arbitration institutions"),
    "mediation": Words("调解组织", "Mediation bodies"),
    "overseas_chinese_service_centre": Words("华助中心", "Overseas Chinese service centres"),
    "lawyer": Words("律师", "Lawyers"),
    "legal_aid_centre": Words("法律援助中心", "Legal aid centres"),
    "duty_lawyer": Words("值班律师", "Duty lawyers"),
    "judicial_bureau": Words("司法局", "Judicial bureaux"),
    "overseas_contact_point": Words("邑侨通海外联络点", "Yiqiaotong contact points abroad"),
}
PAGE = Path(__file__).with_name("about.yml")


def kinds_words(kinds: Sequence[Kind], language: str) -> str:
    """Name what is looked for, as it stands in a sentence."""
    if not kinds:
        return ANY.say(language)
    if set(kinds) <= set(MISSIONS):
        return MISSION_NAMES.say(language)
    joined = "、" if language != "en" else ", "
    return joined.join(PLURALS.get(kind, KIND_NAMES[kind]).say(language) for kind in kinds)


def about(kinds: Sequence[Kind], language: str) -> str:
    """Say what a kind of institution is for; empty for none or several."""
    kind = first_of(kinds)
    if kind is None:
        return ""
    return _said("kinds", "embassy" if kind in MISSIONS else kind, language)


def about_hotline(number: str, language: str) -> str:
    """Say what a national number is for; empty for one we know nothing of."""
    return _said("hotlines", number, language)


def _said(table: str, name: str, language: str) -> str:
    row = _page()[table].get(name)
    return Words(row["zh"], row["en"]).say(language) if row else ""


@cache
def _page() -> Mapping[str, Mapping[str, Any]]:
    page: Mapping[str, Mapping[str, Any]] = read_yaml(PAGE)
    return page
