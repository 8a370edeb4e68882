"""The map's answers without Rasa: real actions, backend and data; understanding and memory are played."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import Inbound, Location
from backend.server import executor_of
from backend.shared.clock import FixedClock
from backend.shared.notifier import READY_WORDS
from tests.legal_map.geocoder_server import running_geocoder
from tests.web.fake_house import PlainBot


class Dialogue:
    """One person's dialogue: keeps slots and events as the tracker would.

    Args:
        backend: answers.
    """

    def __init__(self, backend: Backend) -> None:
        self.backend, self._executor = backend, executor_of(backend)
        turn = backend.conversation.receiver.receive(Inbound("terminal", "somebody", "m-1", text="你好"))
        found = backend.conversation.history.turn_and_person(turn)
        self.person = found[0] if found is not None else ""
        self.slots: dict[str, Any] = {"language": "zh-Hans"}
        self._events: list[dict[str, Any]] = []
        self.buttons: dict[str, str] = {}

    def say(
        self,
        text: str,
        intent: str = "find_institution",
        *entities: dict[str, Any],
        action: str = "action_answer_question",
    ) -> tuple[list[str], str]:
        """Type something; return the utterances and the whole text of what is answered."""
        ranking = [{"name": intent}, {"name": "greet"}]
        message = {"text": text, "intent": {"name": intent}, "intent_ranking": ranking, "entities": list(entities)}
        return self._run(message, action)

    def press(self, title: str) -> tuple[list[str], str]:
        """Press a button of the last answer."""
        intent, _, values = self.buttons[title].removeprefix("/").partition("{")
        return self.send(intent, json.loads("{" + values))

    def send(self, intent: str, values: dict[str, Any]) -> tuple[list[str], str]:
        """Send a payload."""
        entities = [{"entity": name, "value": value} for name, value in values.items()]
        ranking = [{"name": intent}]
        message = {"text": f"/{intent}", "intent": {"name": intent}, "intent_ranking": ranking, "entities": entities}
        return self._run(message, "action_answer_question")

    def _run(self, message: dict[str, Any], action: str) -> tuple[list[str], str]:
        self._events.append({"event": "user"})
        tracker = {
            "sender_id": self.person, "slots": dict(self.slots), "latest_message": message, "paused": False,
            "events": list(self._events), "active_loop": {},
            "latest_action_name": "action_listen", "followup_action": None,
        }  # fmt: skip
        call = {"next_action": action, "sender_id": self.person, "tracker": tracker, "domain": {}, "version": "3.6.21"}
        result = asyncio.run(self._executor.run(call))
        answer = json.loads(json.dumps(result if isinstance(result, dict) else result.model_dump(), default=str))
        self.slots |= {event["name"]: event["value"] for event in answer["events"] if event["event"] == "slot"}
        return self._heard(answer["responses"])

    def _heard(self, responses: list[dict[str, Any]]) -> tuple[list[str], str]:
        utters = [str(one.get("response") or one.get("template")) for one in responses]
        self._events += [{"event": "bot", "metadata": {"utter": utter}} for utter in utters]
        self.buttons = {button["title"]: button["payload"] for one in responses for button in one.get("buttons") or []}
        phrase = self.backend.conversation.phrasebook.text
        texts = [phrase(name, "zh-Hans", one) for name, one in zip(utters, responses, strict=True)]
        return utters, "\n".join(texts)


def place(name: str) -> dict[str, Any]:
    return {"entity": "place", "value": {"name": name, "name_zh": name}, "text": name, "start": 0, "end": len(name)}


@pytest.fixture
def dialogue(tmp_path: Path) -> Iterator[Dialogue]:
    backend = build(load_settings(data_dir=tmp_path, port=9999, bot_urls=["http://127.0.0.1:1"]), bots=PlainBot())
    yield Dialogue(backend)
    backend.close()


def test_the_mission_in_charge_stands_first_then_pages_go_on_without_repeating(dialogue: Dialogue) -> None:
    utters, text = dialogue.say("我在拉斯维加斯，该去哪个领事馆", "find_institution", place("拉斯维加斯"))
    assert utters == ["utter_legal_map_competent"] and text.index("旧金山") < text.index("洛杉矶") and "别白跑" in text
    utters, more = dialogue.press("更多")
    assert utters == ["utter_legal_map_farther"] and "洛杉矶总领事馆" not in more


def test_what_is_asked_after_a_search_is_about_what_was_shown(dialogue: Dialogue) -> None:
    dialogue.say("我在拉斯维加斯，该去哪个领事馆", "find_institution", place("拉斯维加斯"))
    utters, text = dialogue.say("第二家电话多少", "ask_institution")
    assert utters == ["utter_legal_map_phones"] and "+1-213-807-8088" in text and "旧金山" not in text
    assert dialogue.say("它的地址", "find_institution")[0] == ["utter_legal_map_one"]


def test_a_misspelt_answer_to_the_maps_question_is_its_own_even_if_nobody_understands_it(dialogue: Dialogue) -> None:
    dialogue.say("最近的领事馆")
    utters, _ = dialogue.say("Torronto", "nlu_fallback", action="action_ask_back")
    assert utters == ["utter_legal_map_suggest_place"]
    utters, text = dialogue.press("多伦多（加拿大）")
    assert utters == ["utter_legal_map_competent"] and "多伦多总领事馆" in text
    utters, _ = dialogue.say("Torronto", "nlu_fallback", action="action_ask_back")
    assert utters == ["utter_not_understood"], "the map's question is answered, so the word is nobody's"


def test_the_city_is_remembered_only_when_the_person_agrees(dialogue: Dialogue) -> None:
    dialogue.say("我在温哥华，附近有什么", "find_institution", place("温哥华"))
    assert dialogue.backend.person(dialogue.person).city is None
    dialogue.press("以后都按温哥华找")
    assert dialogue.backend.person(dialogue.person).city == "Vancouver"
    dialogue.slots.pop("legal_map_search")
    assert "温哥华" in dialogue.say("该去哪个领事馆")[1]


def test_a_remembered_city_is_not_taken_for_a_larger_one_of_its_name_and_zone(dialogue: Dialogue) -> None:
    dialogue.say("我在Columbus, Georgia，附近有什么", "find_institution", place("Columbus, Georgia"))
    dialogue.press(next(title for title in dialogue.buttons if title.startswith("以后都按")))
    dialogue.slots.pop("legal_map_search")
    dialogue.say("附近有什么")
    assert dialogue.slots["legal_map_search"]["place"]["division"] == "Georgia"
    assert not [title for title in dialogue.buttons if title.startswith("以后都按")], "it is remembered already"


def test_the_key_that_keeps_a_suburb_is_not_burdened_with_how_its_position_is_known(dialogue: Dialogue) -> None:
    _, text = dialogue.say("我在士嘉堡，附近有什么", "find_institution", place("士嘉堡"))
    assert "位置按那一带的中心估计" in text
    assert "以后都按士嘉堡找" in dialogue.buttons


def test_a_shared_position_is_searched_from_and_never_written_into_the_memory(dialogue: Dialogue) -> None:
    backend = dialogue.backend
    backend.conversation.receiver.receive(Inbound("terminal", "somebody", "m-2", location=Location(43.6532, -79.3832)))
    with backend.database.transaction() as session:
        token = backend.infra.privacy.keep(session, dialogue.person, "location", "43.653,-79.383")
    utters, text = dialogue.send("find_institution", {"location": token})
    assert utters == ["utter_legal_map_found"] and "多伦多总领事馆" in text
    assert "43.65" not in json.dumps(dialogue.slots) and token in json.dumps(dialogue.slots, ensure_ascii=False)


def test_a_stale_or_forged_button_asks_again_instead_of_failing(dialogue: Dialogue) -> None:
    assert dialogue.send("find_institution", {"legal_map_place": "1"})[0] == ["utter_legal_map_ask_place"]
    assert dialogue.send("find_institution", {"location": "⟦location:0000000000⟧"})[0] == ["utter_location_unknown"]
    assert dialogue.send("ask_institution", {"legal_map_institution": "nobody"})[0] == [
        "utter_legal_map_which_institution"
    ]
    dialogue.slots["legal_map_search"] = {"place": "what an older version wrote"}
    assert dialogue.say("最近的领事馆")[0] == ["utter_legal_map_ask_place"]


def test_an_office_of_this_city_is_meant_when_no_place_is_named(dialogue: Dialogue) -> None:
    kind = {"entity": "institution_kind", "value": "notary_office"}
    utters, text = dialogue.say("公证处几点关门", "ask_institution", kind)
    assert utters == ["utter_legal_map_hours"] and "五邑公证处" in text


def test_far_from_any_notary_the_mission_is_offered_and_at_home_none_is(dialogue: Dialogue) -> None:
    utters, text = dialogue.say("我在马赛，附近有公证处吗", "find_institution", place("马赛"))
    assert utters == ["utter_legal_map_far"] and "第45条" in text
    assert dialogue.say("我在香港，要办领事认证", "find_institution", place("香港"))[0] == ["utter_legal_map_at_home"]


def test_a_quarter_the_gazetteer_lacks_is_found_when_an_online_geocoder_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_geocoder() as server:
        settings = load_settings(data_dir=tmp_path, port=9999, geocoder="nominatim", geocoder_url=server.url)
        backend = build(settings, bots=PlainBot())
        talk = Dialogue(backend)
        talk.say("最近的领事馆")
        talk.say("我也不太清楚这里叫什么名字呀", "nlu_fallback", action="action_ask_back")
        assert server.asked == []
        utters, text = talk.say("Killara", "nlu_fallback", action="action_ask_back")
        assert (utters, [asked["q"] for asked in server.asked]) == (["utter_legal_map_competent"], ["Killara"])
        assert "悉尼总领事馆" in text
        backend.close()


def test_only_what_is_open_by_the_clock_there_is_shown_and_in_the_night_nothing(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 24, 15, tzinfo=UTC))
    backend = build(load_settings(data_dir=tmp_path, port=9999), clock, bots=PlainBot())
    talk = Dialogue(backend)
    talk.say("多伦多附近有什么", "find_institution", place("多伦多"))
    utters, text = talk.press("只看现在开门的")
    assert (
        utters == ["utter_legal_map_found"]
        and "现在开着，开到 当地 11月24日 周二 11:30" in text
        and "现在关着" not in text
    )
    clock.advance(timedelta(hours=12))
    assert talk.say("现在开着的有哪些")[0] == ["utter_legal_map_none_open"]
    backend.close()


@pytest.mark.parametrize("asked", ["公证处在哪里", "公證處喺邊度？", "where is the notary office?"])
def test_a_notary_office_named_without_a_place_is_the_one_of_the_city_we_serve(dialogue: Dialogue, asked: str) -> None:
    utters, text = dialogue.say(asked, "find_institution")
    assert utters == ["utter_legal_map_ours"] and "五邑公证处" in text


@pytest.mark.parametrize("asked", ["离我最近的公证处在哪里", "我附近的公证处在哪儿"])
def test_the_nearest_one_is_looked_for_where_the_person_is(dialogue: Dialogue, asked: str) -> None:
    assert dialogue.say(asked, "find_institution")[0] == ["utter_legal_map_ask_place"]


def test_a_lawyer_in_jiangmen_is_never_one_of_another_law(dialogue: Dialogue) -> None:
    utters, text = dialogue.say("我想找江门的律师", "find_institution", place("江门"))
    assert utters == ["utter_legal_map_no_lawyer"] and "律师协会" in text and "金杜" not in text


def test_an_institution_the_map_does_not_have_is_looked_for_by_its_kind(dialogue: Dialogue) -> None:
    unknown = {"entity": "institution", "value": {"id": "notary-cn-nowhere"}, "text": "某公证处"}
    said = dialogue.say("某公证处在哪里", "find_institution", unknown)[0]
    assert said == [READY_WORDS, "utter_legal_map_ours"]  # that one is not on record, then others of its kind


@pytest.mark.parametrize(
    ("city", "mission"),
    [("丹佛", "洛杉矶"), ("盐湖城", "洛杉矶"), ("博伊西", "旧金山"), ("奥马哈", "芝加哥"), ("纳什维尔", "大使馆")],
)
def test_districts_in_the_united_states_are_those_of_the_re_division(
    dialogue: Dialogue, city: str, mission: str
) -> None:
    text = dialogue.say(f"{city}归哪个领事馆管", "find_institution", place(city))[1]
    assert mission in text.split("2. ")[0]
