"""What is said right behind an answer of law: a wish begins, a fact decides between what was offered."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.readers.speech_acts import wishes
from actions.protection import law
from actions.protection.follow_up import told_more
from backend.protection.model import Finding
from tests.protection.test_answers import APPEAL, DIVORCE, payloads, said
from tests.protection.test_subject_carried import LAW, OFFER, turn_after

ASKED = "江门的房子怎么办过户手续"
FOUND = Finding(candidates=(DIVORCE, APPEAL), belief=0.4)

WISHES = (
    "那我要办继承公证", "咁我要辦繼承公證", "那我要起诉", "好的，那我想约公证", "所以我想离婚", "咁我就要告佢",
    "那帮我约一下",
    "ok then I want to book a notary", "so we want to sue", "OK, please book it", "in that case I'd like to appeal",
)  # fmt: skip
NO_WISHES = (
    "那我要是不同意", "那我要不同意呢", "那我不想要房子", "那他要走了", "要不要公证", "要是我想离婚", "需不需要公证",
    "要么算了", "那我知道了", "好", "得", "那我想必输了", "so what", "then he wants it",
)  # fmt: skip


@pytest.mark.parametrize(("text", "is_one"), [*((one, True) for one in WISHES), *((one, False) for one in NO_WISHES)])
def test_a_wish_is_one_behind_words_that_draw_it_from_what_was_told(text: str, is_one: bool) -> None:
    assert wishes(text) is is_one


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("那我要办继承公证", "start_notarization"), ("咁我要辦公證", "start_notarization"),
        ("那我要起诉他", "start_filing"), ("咁我告佢", "start_filing"), ("那我现在就起诉他", "start_filing"),
        ("那我想先调解", "start_mediation"),
    ],
)  # fmt: skip
async def test_who_wishes_behind_an_answer_is_not_told_another_entry(text: str, intent: str) -> None:
    turn = turn_after(text, (ASKED, LAW), intent=intent, findings={f"{ASKED} {text}": FOUND})
    assert not await law.take_up(turn)
    assert said(turn) == []


@pytest.mark.parametrize("text", ["那我不同意呢", "咁佢唔應點算", "那我入了美国籍呢", "那他不来呢"])
async def test_what_is_only_supposed_is_asked_of_the_same_matter(text: str) -> None:
    turn = turn_after(text, (ASKED, LAW), intent="start_filing", findings={f"{ASKED} {text}": FOUND})
    assert await law.take_up(turn)
    assert said(turn) == [OFFER]


def _told(both: Finding) -> Any:
    fact = "我在多伦多，房产证写我爷爷的名字"
    findings = {ASKED: FOUND, f"{ASKED} {fact}": both}
    return turn_after(fact, (ASKED, OFFER), intent="inform", findings=findings)


async def test_a_fact_told_behind_an_offer_decides_for_the_one_both_put_first() -> None:
    turn = _told(Finding(candidates=(APPEAL, DIVORCE), belief=0.4))
    assert await told_more(turn)
    assert said(turn) == ["utter_law_likely"]
    assert turn.dispatcher.messages[0]["title"] == "appeal怎么办"
    assert payloads(turn)[0] == '/ask_law{"law_entry": "divorce"}'


@pytest.mark.parametrize("both", [Finding(), Finding(refusal="prediction", belief=0.6)])
async def test_a_fact_that_decides_nothing_is_left_to_others(both: Finding) -> None:
    turn = _told(both)
    assert not await told_more(turn)
    assert said(turn) == []
