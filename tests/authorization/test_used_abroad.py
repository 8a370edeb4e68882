"""A paper of China that is used abroad is certified the other way round than one made there for use here."""

from __future__ import annotations

from typing import Any

import pytest

from actions.authorization.enquiries import goes_abroad
from actions.dialogue.message import UserMessage


class _Said:
    """As much of a turn as is read: the message, and what a draft knows of where the paper is used."""

    def __init__(self, text: str, country: str, use_place: str = "") -> None:
        start = text.index(country)
        named: dict[str, Any] = {"entity": "country", "value": "AE", "start": start, "end": start + len(country)}
        self.answer = UserMessage(text, "ask_authorization", "answer", (named,))
        self.has_draft = bool(use_place)
        self.answers = {"use_place": use_place} if use_place else {}


@pytest.mark.parametrize(
    ("text", "country", "use_place", "abroad"),
    [
        ("证明要给阿联酋的公司用，要不要领事认证", "阿联酋", "", True),
        ("公證書攞去杜拜用，使唔使認證", "杜拜", "", True),
        ("a certificate for use in the UAE, does it need an apostille?", "UAE", "", True),
        ("无犯罪证明在德国用要海牙认证吗", "德国", "", True),
        ("阿联酋要不要领事认证", "阿联酋", "abroad", True),
        ("在阿联酋签的委托书要不要海牙认证", "阿联酋", "", False),
        ("在阿联酋签的委托书要不要海牙认证", "阿联酋", "abroad", False),
        ("a power signed in Canada, does it need an apostille?", "Canada", "abroad", False),
        ("阿联酋要不要领事认证", "阿联酋", "china", False),
        ("我人在阿联酋，委托书要认证吗", "阿联酋", "", False),
    ],
)
def test_where_a_paper_is_used_tells_which_way_it_is_certified(
    text: str, country: str, use_place: str, abroad: bool
) -> None:
    assert goes_abroad(_Said(text, country, use_place)) is abroad  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "made", "used"),
    [
        ("is a UK power of attorney with apostille valid in Jiangmen?", "UK", "Jiangmen"),
        ("英国做的委托书要不要海牙认证，拿到台山用", "英国", "台山"),
    ],
)
def test_a_place_of_ours_where_a_paper_is_used_is_not_abroad(text: str, made: str, used: str) -> None:
    said = _Said(text, made)
    start = text.index(used)
    here = {"entity": "place", "value": {"said": used, "country": ""}, "start": start, "end": start + len(used)}
    said.answer = UserMessage(text, "ask_authorization", "answer", (*said.answer.entities, here))
    assert not goes_abroad(said)  # type: ignore[arg-type]
