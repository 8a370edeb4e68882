"""A court is the mainland's, another's or anybody's by its own name, where no place the map knows is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.readers.judgments import origin_named, outside_court, outside_decision
from actions.filing.information import court_place_told, enforcement
from tests.actions.test_outside_judgments import heard


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("高等法院判他还钱，他在台山有房，怎么执行", "unknown"),
        ("High Court judgment, how to enforce in Kaiping", "unknown"),
        ("家事法庭判我离婚，国内认吗", "unknown"),
        ("家事法庭判咗我離婚，返鄉下使唔使再辦", "unknown"),
        ("Family Court gave me a divorce decree, is it valid in China", "unknown"),
        ("区域法院判他赔我三十万，江门能执行吗", "unknown"),
        ("原訟法庭判咗佢要還錢，佢喺新會有樓", "unknown"),
        ("a court in Knittelfeld decided that he owes me, can it be enforced in Enping?", "unknown"),
        ("Knittelfeld Court ordered him to pay me, he has a flat in Heshan", "unknown"),
        ("克尼特费尔德法院判的，江门能执行吗", "unknown"),
        ("斯图加特的法院判佢賠錢，點執行", "unknown"),
        ("I have a decree absolute, must I register it in Jiangmen?", "unknown"),
        ("the Supreme Court gave judgment for me, can I enforce it in Taishan", "unknown"),
        ("小额钱债审裁处判他还我钱", "unknown"),
        ("small claims court judgment against a man in Xinhui", "unknown"),
        ("the District Court awarded me damages, he moved to Kaiping", "unknown"),
        ("the Superior Court of Contra Costa County ordered him to pay me, how do I enforce it in Jiangmen", "foreign"),
        ("Landgericht Stuttgart hat geurteilt, I have the judgment, can I enforce it in Taishan", "foreign"),
        ("萨克森州法院判他还我钱，江门怎么执行", "foreign"),
        ("联邦法院判他赔我，他在恩平有厂", "foreign"),
        ("家庭法院判我离婚，民政局不认", "foreign"),
        ("county court judgment for 20,000, debtor lives in Enping", "foreign"),
        ("juzgado judgment against my cousin in Taishan", "foreign"),
        ("Crown Court order for compensation, he is back in Heshan", "foreign"),
        ("the circuit court gave me a default judgment, can it be enforced in Jiangmen", "foreign"),
        ("my tribunal judiciaire judgment, can it be enforced in Kaiping", "foreign"),
        ("加拿大的家事法庭判我离婚，国内认吗", "foreign"),
        ("新加坡高等法院判佢還錢，喺江門點執行", "foreign"),
        ("the Family Court in Canada gave me a divorce decree", "foreign"),
        ("加拿大民事庭判的，江门认吗", "foreign"),
        ("I live in Canada and was divorced by the Family Court there, is the judgment valid in China", "foreign"),
        ("香港区域法院判他赔我三十万，江门能执行吗", "HK"),
        ("the High Court in Hong Kong gave judgment against him", "HK"),
        ("香港家事法庭嘅離婚判決，內地認唔認", "HK"),
        ("台湾地方法院判的，江门认吗", "TW"),
        ("澳門初級法院判咗，內地點執行", "MO"),
    ],
)
def test_a_court_elsewhere_is_never_one_of_ours(text: str, origin: str) -> None:
    found = outside_decision(heard(text))
    assert found is not None
    assert found.origin == origin


@pytest.mark.parametrize(
    "text",
    [
        "滁州法院判他还钱，我在加拿大怎么执行",
        "广州法院判的，怎么执行",
        "恩施州法院判他赔我，点执行",
        "蓬江法院判他还钱，怎么执行",
        "江门中院的判决怎么执行",
        "台山市人民法院判决他还钱，他不还",
        "the Pengjiang court ordered him to pay",
        "Pengjiang District Court judgment, how do I enforce it",
        "Taishan People's Court judgment, he won't pay",
        "法院判了他还钱，怎么执行",
        "the court gave judgment for me, he does not pay",
        "民事庭判了他还钱，怎么执行",
        "台山的家事法庭判我离婚，怎么拿证明",
        "广东省高等法院的判决，我在加拿大怎么执行",
        "Guangdong High Court judgment, how do I enforce it",
        "乌鲁木齐法院判的，怎么执行",
        "克拉玛依法院判他还钱",
        "新会区法院判咗佢還錢，我喺加拿大",
        "中级法院二审判的，怎么执行",
        "Jiangmen Intermediate Court ruled for me",
        "Does the Court enforce against a house",
        "My Court papers say he must pay",
        "I won in court in Suqian, he lives in Jiangmen",
        "Suqian court judgment, I live in Canada",
        "对方不履行判决怎么办",
        "开平法庭判他还钱，没还",
        "the Supreme People's Court upheld the judgment",
        "法院判我离婚，在加拿大怎么用",
        "最高法判了，怎么执行",
    ],
)
def test_a_court_of_the_mainland_stays_ours(text: str) -> None:
    assert outside_decision(heard(text)) is None


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("I got a summons from the Superior Court of Contra Costa County", True),
        ("收到高等法院的传票", True),
        ("a High Court summons came", True),
        ("收到广东省高等法院的传票", False),
        ("Guangdong High Court sent me a summons", False),
        ("家事法庭寄来传票", False),
        ("I received a summons from the Family Court", False),
        ("滁州法院寄来传票，我在加拿大", False),
        ("I received a court summons on Monday", False),
    ],
)
def test_a_summons_of_such_a_court(text: str, outside: bool) -> None:
    assert outside_court(heard(text)) is outside


class Talk:
    """A turn outside any form, right after a message and what we said to it."""

    def __init__(self, said: Answer, *before: str, told: str = "") -> None:
        self.answer, self.has_draft, self.language = said, False, "en"
        self.before, self.texts_before = [heard(one) for one in before], [told] if told else []
        self.said_last, self.spoken_before = list[str](), list[str]()
        self.said, self.buttons = list[str](), list[Any]()
        self.tracker, self.person = SimpleNamespace(events=[]), SimpleNamespace(person_id="p")

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]

    def say(self, name: str, buttons: Any = (), **facts: Any) -> None:
        self.said.append(str(facts.get("words", name)))
        self.buttons += buttons


_OPEN = "Family Court gave me a divorce decree, can it be enforced in Jiangmen"


async def _asked() -> Any:
    talk: Any = Talk(heard(_OPEN))
    await enforcement(talk)
    return talk


async def test_whose_court_it_is_is_asked_with_a_button_for_each() -> None:
    talk = await _asked()
    (asked,) = talk.said
    assert asked.startswith("Which place's court decided it?")
    assert [one["payload"].partition("country")[2] for one in talk.buttons] == [
        '": "abroad"}', '": "HK"}', '": "MO"}', '": "TW"}', '": "CN"}',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("abroad", "utter_filing_recognition_divorce"), ("HK", "utter_filing_recognition_hk"),
        ("MO", "utter_filing_recognition_mo"), ("TW", "utter_filing_recognition_tw"),
    ],
)  # fmt: skip
async def test_a_button_goes_on_with_the_decision_that_was_told(place: str, told: str) -> None:
    talk: Any = Talk(Answer("", "ask_enforcement", pressed={"country": place}), _OPEN)
    await enforcement(talk)
    assert talk.said == [told]


async def test_a_mainland_judgment_is_enforced_and_a_mainland_divorce_simply_counts() -> None:
    pressed = Answer("", "ask_enforcement", pressed={"country": "CN"})
    divorced: Any = Talk(pressed, _OPEN)
    await enforcement(divorced)
    assert "needs no recognition" in divorced.said[0]
    money: Any = Talk(pressed, "District Court judgment, he does not pay")
    await enforcement(money)
    assert money.said == ["utter_filing_enforcement"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Canada", "utter_filing_recognition_divorce"), ("香港", "utter_filing_recognition_hk"),
        ("外国", "utter_filing_recognition_divorce"),
    ],
)  # fmt: skip
async def test_the_place_may_be_typed_right_after_the_question(text: str, told: str) -> None:
    asked = await _asked()
    talk: Any = Talk(heard(text), _OPEN, told=asked.said[0])
    assert await court_place_told(talk)
    assert talk.said == [told]
    assert not await court_place_told(Talk(heard(text), _OPEN))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["I don't know", "高等法院", "谢谢"])
async def test_what_names_no_place_answers_nothing(text: str) -> None:
    asked = await _asked()
    assert origin_named(heard(text)) == ""
    assert not await court_place_told(Talk(heard(text), _OPEN, told=asked.said[0]))  # type: ignore[arg-type]
