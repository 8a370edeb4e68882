"""Words for what is remembered: names for codes, days as people read them, numbers as tokens, shown shortened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from actions.identity.categories import CATEGORIES, DOCUMENTS, ORGANISATION
from backend.identity.model import DocumentType
from backend.profile.model import Kind
from backend.shared.wording import Words, verbatim

LABELS: Mapping[Kind, Words] = {
    "name": Words("姓名", "Name"),
    "birth_date": Words("出生日期", "Date of birth"),
    "document_type": Words("证件种类", "Document"),
    "document_number": Words("证件号码", "Document number"),
    "identity_kind": Words("身份", "Status"),
    "nationality": Words("国籍", "Nationality"),
    "residence": Words("长住地", "Home"),
    "city": Words("所在城市", "City"),
    "address": Words("地址", "Address"),
    "phone": Words("电话", "Telephone"),
    "email": Words("邮箱", "E-mail"),
}


def shown(kind: Kind, value: Any, language: str) -> str:
    """Return a fact as the person reads it."""
    if kind == "birth_date":
        day = date.fromisoformat(str(value))
        return Words(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B %Y}").say(language)
    if kind == "document_type":
        return DOCUMENTS[cast(DocumentType, value)].say(language) if value in DOCUMENTS else str(value)
    if kind == "identity_kind":
        code = ORGANISATION if str(value).endswith(ORGANISATION) else str(value)
        return next((choice.label.say(language) for choice in CATEGORIES if choice.value == code), code)
    if isinstance(value, Mapping):
        return verbatim(str(value.get("name" if kind == "city" else "text", "")))
    if kind in ("document_number", "phone", "email"):
        return str(value)  # a token: whoever shows it to the person hides its middle
    return verbatim(str(value))
