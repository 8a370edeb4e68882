"""One of several heirs who does not sign: what applies is said with its article, and nobody is told of enforcement."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.notarization import co_heirs
from actions.notarization.readers.co_heirs import asks_it_outright, asks_without_one


@pytest.mark.parametrize(
    "text",
    [
        "can we do it without him",
        "My dad died, flat in Taishan, my brother won't sign the inheritance papers, can we do it without him",
        "my sister refuses to sign",
        "one of the heirs can't be found, can we go ahead without her",
        "办继承公证，弟弟不肯签字，能不能不要他",
        "有一个兄弟不肯配合怎么办",
        "姐姐不同意，可以绕过她办吗",
        "我哥唔肯簽名，可唔可以唔使佢都辦到繼承",
        "細佬拒簽，唔使佢得唔得",
        "大哥失联了，继承怎么办",
    ],
)
def test_who_does_not_take_part_is_heard(text: str) -> None:
    assert asks_without_one(text)


@pytest.mark.parametrize(
    "text",
    [
        "he won't pay back the loan",
        "the tenant refuses to leave",
        "欠我的钱他不肯还",
        "判决了他不肯给，怎么强制执行",
        "can we do it online",
        "can I do it without a lawyer",
        "我弟弟会来签字",
        "不用他陪我来，我自己去",
        "we all agree",
        "my wife won't be there on Friday but she can sign later",
    ],
)
def test_other_refusals_are_not(text: str) -> None:
    assert not asks_it_outright(text) or not asks_without_one(text)


class Shown:
    """A turn that remembers what is said."""

    def __init__(self, text: str, before: tuple[str, ...] = (), answers: dict[str, Any] | None = None) -> None:
        self.answer, self.language = UserMessage(text, "ask_enforcement"), "en"
        self.answers, self.has_draft = answers or {}, answers is not None
        self.tracker = SimpleNamespace(events=[{"event": "user", "text": one} for one in (*before, text)])
        self.said: list[str] = []

    def say(self, utter: str, buttons: Any = (), **given: Any) -> None:
        self.said.append(utter)


@pytest.mark.parametrize(
    ("text", "before", "answers", "taken"),
    [
        ("can we do it without him", ("my dad passed away and left a flat",), None, True),
        ("can we do it without him", ('/start_filing{"cause": "inheritance"}',), None, True),
        ("can we do it without him", (), {"matter": "inheritance"}, True),
        ("唔使佢得唔得", (), {"cause": "inheritance"}, True),
        ("my brother won't sign, dad died in May", (), None, True),
        ("can we do it without him", (), None, False),
        ("can we do it without him", (), {"matter": "power_of_attorney"}, False),
        ("he won't pay back the loan", ("my dad passed away",), None, False),
    ],
)
async def test_it_is_answered_where_an_estate_is_spoken_of(
    text: str, before: tuple[str, ...], answers: dict[str, Any] | None, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    async def tell(turn: Any, entry: str) -> None:
        told.append(entry)

    monkeypatch.setattr(co_heirs, "tell_entry_named", tell)
    turn: Any = Shown(text, before, answers)
    assert await co_heirs.take_up(turn) is taken
    assert told == (["inherit_notary_or_court_or_registry"] if taken else [])


@pytest.mark.parametrize(
    "text",
    [
        "爷爷遗书里写他不想活得太久，这种遗书算遗嘱吗",
        "奶奶说她不想拖累我们，写了张纸分房子，有效吗",
        "他不想治病，立的遗嘱算数吗",
        "外公信里说他不想再活了，铺面归我妈，继承怎么算",
    ],
)
def test_not_wanting_to_live_is_no_heir_who_refuses(text: str) -> None:
    assert not asks_without_one(text)


@pytest.mark.parametrize("text", ["继承公证大哥不想签，怎么办", "办继承，妹妹不想回来签字怎么办"])
def test_not_wanting_to_sign_stays_a_refusal(text: str) -> None:
    assert asks_without_one(text)
