"""What is said after a cry for help stays with it, until a wish is named or the danger has passed."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.danger.afterwards import SECONDS, beside_denial, stay_with_danger
from bot.nlu.danger.component import MARGIN, entities_of
from bot.nlu.danger.reading import Danger

NOW = 1_000_000.0


def _cry(stage: str = "first", ago: float = 60, language: str = "en") -> UserUttered:
    entities = entities_of(Danger("violence_now", "self", language), "he hits me", stage)
    return UserUttered("he hits me", {"name": "emergency", "confidence": 1.0}, entities, timestamp=NOW - ago)


def _said(text: str, intent: str, *entities: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": list(entities)}


def _stage(said: dict[str, Any], *events: UserUttered, in_form: bool = False) -> str:
    after = stay_with_danger(said, events, NOW, in_form)
    if after["intent"]["name"] != "emergency":
        return "left"
    return str(next(one["value"] for one in after["entities"] if one["entity"] == "danger_stage"))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("he is here now", "goodbye"), ("thanks", "thank"), ("ok", "affirm"), ("what do I do", "ask_help"),
        ("他来了", "goodbye"), ("打不通", "out_of_scope"), ("no answer", "deny"), ("blub", "nlu_fallback"),
    ],
)  # fmt: skip
def test_a_further_word_is_no_farewell(text: str, intent: str) -> None:
    assert _stage(_said(text, intent), _cry()) == "goes_on"


def test_the_place_told_afterwards_goes_on_with_it() -> None:
    place = {"entity": "place", "value": {"said": "Bangkok", "country": ""}}
    assert _stage(_said("I'm in Bangkok", "find_institution", place), _cry()) == "goes_on"


@pytest.mark.parametrize("intent", ["start_filing", "ask_court_fee", "resume", "ask_human", "change_language"])
def test_a_wish_leads_out_again(intent: str) -> None:
    assert _stage(_said("I want to file a case", intent), _cry()) == "left"


@pytest.mark.parametrize("text", ["现在安全了，我住朋友家，想离婚，结婚证在开平办的", "我已经没事了，想告他"])
def test_who_is_safe_and_wishes_for_something_is_heard(text: str) -> None:
    place = {"entity": "place", "value": {"said": "开平", "country": "CN"}}
    assert _stage(_said(text, "start_filing", place), _cry()) == "left"


def test_what_is_likely_a_wish_is_no_further_cry() -> None:
    unsure = _said("那律师费大概多少", "nlu_fallback")
    rivals = [("nlu_fallback", 0.6), ("ask_court_fee", 0.4)]
    unsure["intent_ranking"] = [{"name": name, "confidence": belief} for name, belief in rivals]
    assert _stage(unsure, _cry()) == "left"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("咁我點追返啲錢", "offer_settlement"), ("之後可唔可以喺江門告返佢", "ask_return"),
        ("那以后能告他吗", "deny"), ("Can I sue him later?", "out_of_scope"), ("怎么把钱追回来", "inform"),
    ],
)  # fmt: skip
def test_a_question_of_law_is_asked_of_the_law(text: str, intent: str) -> None:
    after = stay_with_danger(_said(text, intent), [_cry(language="zh")], NOW, False)
    assert after["intent"]["name"] == "ask_law" and after["entities"] == []


@pytest.mark.parametrize(
    "text", ["I'm safe now", "false alarm", "没事了", "开玩笑的", "我是说忙，没事", "而家冇事，只係驚", "just kidding"]
)
def test_when_it_has_passed_it_is_over(text: str) -> None:
    assert _stage(_said(text, "deny"), _cry()) == "over"
    assert _stage(_said("thanks", "thank"), _cry("over")) == "left"


def test_after_half_an_hour_it_is_not_spoken_of_any_more() -> None:
    assert _stage(_said("thanks", "thank"), _cry(ago=SECONDS + 1)) == "left"


def test_inside_a_form_an_answer_is_an_answer() -> None:
    assert _stage(_said("梁大文", "out_of_scope"), _cry(), in_form=True) == "left"
    assert _stage(_said("he is at the door", "goodbye"), _cry(), in_form=True) == "goes_on"


def test_without_a_cry_before_nothing_changes() -> None:
    assert _stage(_said("bye", "goodbye")) == "left"


@pytest.mark.parametrize(
    ("text", "intent", "stage"),
    [
        ("不安全", "deny", "first"), ("not safe", "deny", "first"), ("no", "deny", "first"),
        ("he is here now", "goodbye", "first"),
        ("没事了", "affirm", "over"), ("I'm safe", "affirm", "over"), ("我想立案", "start_filing", "left"),
    ],
)  # fmt: skip
def test_the_question_whether_all_are_safe_is_answered(text: str, intent: str, stage: str) -> None:
    assert _stage(_said(text, intent), _cry("unsure")) == stage


@pytest.mark.parametrize(("before", "stage"), [("unsure", "first"), ("first", "goes_on")])
def test_what_alone_would_be_asked_back_is_believed_beside_another_word_of_danger(before: str, stage: str) -> None:
    doubted = entities_of(Danger("violence_now", "self", "en"), "he is angry again", "unsure")
    assert _stage(_said("he is angry again", "emergency", *doubted), _cry(before)) == stage


def _unsigned(stage: str = "first") -> UserUttered:
    text = "包工头收了钱不干活，我要他退钱"
    entities = entities_of(Danger("extortion", "self", "zh"), text, stage, "likeness")
    return UserUttered(text, {"name": "emergency", "confidence": 1.0}, entities, timestamp=NOW - 60)


@pytest.mark.parametrize(
    "text", ["不是勒索，是装修合同", "姓周，房子在开平，付了十二万", "nobody is hurt, it is a contract"]
)
def test_a_case_that_was_taken_for_danger_is_told_on(text: str) -> None:
    assert _stage(_said(text, "inform"), _unsigned()) == "left"


@pytest.mark.parametrize(("ground", "stage"), [("likeness", "left"), ("meaning", "first"), ("sign", "first")])
def test_an_answer_that_is_only_a_little_like_a_danger_stays_an_answer(ground: str, stage: str) -> None:
    text = "左腿骨折，打了钢钉"
    said = _said(text, "emergency", *entities_of(Danger("medical", "self", "zh"), text, "first", ground))
    said["intent_beside"] = {"name": "inform", "confidence": 0.8}
    assert _stage(said, in_form=True) == stage
    assert _stage(said) == "first"


def test_who_tells_that_all_is_well_again_raises_no_second_alarm() -> None:
    for text, ground in (("警察来过了，我们没事了", "meaning"), ("他被警察带走了，我和孩子没事了", "sign")):
        said = _said(text, "emergency", *entities_of(Danger("detained", "other", "zh"), text, "first", ground))
        assert _stage(said, _cry(language="zh")) == "over"


@pytest.mark.parametrize(
    ("text", "intent"), [("他们看着，打不了电话", "tell_worry"), ("不能讲电话，门口有人", "ask_human")]
)
def test_who_is_held_is_not_left_before_they_wish_for_something(text: str, intent: str) -> None:
    held = entities_of(Danger("trafficked_or_held", "self", "zh"), "救我，走不了", "first")
    cry = UserUttered("救我，走不了", {"name": "emergency", "confidence": 1.0}, held, timestamp=NOW - 60)
    assert _stage(_said(text, intent), cry) == "goes_on"
    assert _stage(_said("我想立案", "start_filing"), cry) == "left"


@pytest.mark.parametrize(("text", "intent"), [("I use friend phone", "out_of_scope"), ("cannot call", "ask_human")])
def test_who_is_held_is_heard_inside_a_form_and_can_still_steer_it(text: str, intent: str) -> None:
    def cry(ground: str) -> UserUttered:
        held = entities_of(Danger("trafficked_or_held", "self", "en"), "they lock us in", "first", ground)
        return UserUttered("they lock us in", {"name": "emergency", "confidence": 1.0}, held, timestamp=NOW - 60)

    assert _stage(_said(text, intent), cry("sign"), in_form=True) == "goes_on"
    assert _stage(_said("save it", "save_for_later"), cry("sign"), in_form=True) == "left"
    assert _stage(_said("the amount is 300", "ask_human"), cry("meaning"), in_form=True) == "left"


@pytest.mark.parametrize("in_form", [False, True])
def test_what_is_a_little_like_a_danger_goes_on_with_one_told_just_before(in_form: bool) -> None:
    for before, stage in (([_cry(language="zh")], "goes_on"), ([], "left")):
        said = {**_said("妈妈不信我", "out_of_scope"), MARGIN: -0.3}
        assert _stage(said, *before, in_form=in_form) == stage


@pytest.mark.parametrize(
    ("text", "intent", "margin"),
    [("梁大文", "out_of_scope", -3.5), ("先存起来", "save_for_later", -0.3), ("多久有结果", "ask_duration", -0.3)],
)
def test_an_answer_that_is_unlike_any_danger_and_what_is_asked_of_a_form_lead_out(
    text: str, intent: str, margin: float
) -> None:
    assert _stage({**_said(text, intent), MARGIN: margin}, _cry(language="zh"), in_form=True) == "left"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how do I hide my address?", "en"), ("I don't want him to know where I live", "en"),
        ("我的住址不要告诉他，可以不写吗", "zh"), ("我唔想佢知我住邊", "zh"),
    ],
)  # fmt: skip
def test_how_an_address_is_kept_secret_is_asked_of_the_law(text: str, language: str) -> None:
    after = stay_with_danger(_said(text, "tell_worry"), [_cry(language=language)], NOW, True)
    assert after["intent"]["name"] == "ask_law"


@pytest.mark.parametrize(("text", "language"), [("he knows where I live", "en"), ("他知道我住哪里", "zh")])
def test_that_somebody_knows_the_address_is_no_question_of_law(text: str, language: str) -> None:
    assert _stage(_said(text, "tell_worry"), _cry(language=language)) == "goes_on"


@pytest.mark.parametrize(
    ("ground", "values", "stage"),
    [("meaning", ("date",), "unsure"), ("meaning", (), "first"), ("sign", ("date",), "first")],
)
def test_an_answer_with_its_day_is_kept_and_its_danger_asked_back(
    ground: str, values: tuple[str, ...], stage: str
) -> None:
    text = "US passport, and I'm coming in person on the 11th"
    marks = entities_of(Danger("passport_lost", "self", "en"), text, "first", ground)
    said = _said(text, "emergency", *marks, *({"entity": name, "value": "2026-12-11"} for name in values))
    said["intent_beside"] = {"name": "inform", "confidence": 0.64}
    assert _stage(said, in_form=True) == stage


@pytest.mark.parametrize(("margin", "stage"), [(0.8, "unsure"), (1.3, "first")])
def test_what_is_not_outright_like_a_danger_is_asked_back_beside_a_forms_answer(margin: float, stage: str) -> None:
    text = "她在网上发视频骂我，很多人看了"
    marks = entities_of(Danger("extortion", "self", "zh"), text, "first", "meaning")
    assert _stage({**_said(text, "emergency", *marks), "danger_margin": margin}, in_form=True) == stage
    assert _stage({**_said(text, "emergency", *marks), "danger_margin": margin}) == "first"


def test_a_bare_no_in_a_form_answers_its_question_and_not_safe_is_still_heard() -> None:
    for text in ("没有。", "No"):
        assert _stage(_said(text, "deny"), _cry("unsure"), in_form=True) == "left"
    for text in ("不安全", "not safe"):
        assert _stage(_said(text, "deny"), _cry("unsure"), in_form=True) == "first"


def _after(kind: str, text: str = "…", whose: str = "self", stage: str = "first", ago: float = 60) -> UserUttered:
    entities = entities_of(Danger(kind, whose, "zh"), text, stage)
    return UserUttered(text, {"name": "emergency", "confidence": 1.0}, entities, timestamp=NOW - ago)


def _marks_of(said: dict[str, Any], *events: UserUttered, in_form: bool = False) -> dict[str, str]:
    after = stay_with_danger(said, events, NOW, in_form)
    return {one["entity"].removeprefix("danger_"): one["value"] for one in after["entities"]}


@pytest.mark.parametrize(
    "text",
    [
        "你听错了，我很安全，没有危险", "没有人扣我护照", "邻居去看了，她没事，谢谢", "冇人打我呀", "唔使擔心，佢冇事",
        "you misheard", "nobody is holding me", "she is fine, thank you",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["trafficked_or_held", "missing", "self_harm", "violence_now"])
def test_a_denial_ends_any_alarm(text: str, kind: str) -> None:
    for intent in ("tell_worry", "deny", "out_of_scope"):
        assert _stage(_said(text, intent), _after(kind)) == "over"


@pytest.mark.parametrize(
    ("text", "intent", "heard"),
    [
        ("没有人扣我护照，我是问失信名单怎么取消", "ask_law", "ask_law"),
        ("我没有想不开，我先生过世了，我问的是遗产", "tell_worry", "ask_law"),
        ("我没有想死 我只是想问放弃赔偿的纸签不签", "tell_worry", "ask_law"),
        ("冇人打我呀 係想打官司爭祖屋", "start_filing", "start_filing"),
        ("I'm safe, how do I file for divorce?", "ask_filing", "ask_filing"),
        ("nobody is holding me, how do I get off the list?", "complain", "ask_law"),
    ],
)  # fmt: skip
def test_the_question_beside_a_denial_is_heard(text: str, intent: str, heard: str) -> None:
    after = stay_with_danger(_said(text, intent), [_after("trafficked_or_held")], NOW, False)
    assert after["intent"]["name"] == heard
    assert beside_denial(text, [_after("trafficked_or_held")], NOW).strip() in text
    assert beside_denial(text, [], NOW) == ""


def test_no_danger_of_another_kind_is_read_into_a_denial() -> None:
    text = "没有人扣我，我在医院出来了，住宿舍。我问的是放弃书要不要签"
    said = _said(text, "emergency", *entities_of(Danger("self_harm", "self", "zh"), text, "first", "meaning"))
    said["intent_beside"] = {"name": "ask_defence", "confidence": 0.44}
    assert _stage(said, _after("trafficked_or_held")) == "left"
    cry = "没有人打我，是我想死"
    said = _said(cry, "emergency", *entities_of(Danger("self_harm", "self", "zh"), cry))
    assert _stage(said, _after("violence_now")) == "first"


@pytest.mark.parametrize(
    ("text", "before", "whose"),
    [
        ("是我自己被关，不是我哥", "other", "self"), ("不是他，是我", "other", "self"),
        ("唔係佢，係我自己", "other", "self"),
        ("it's me, not my brother", "other", "self"), ("I am the one who is held", "other", "self"),
        ("不是我，是我弟弟", "self", "other"), ("not me, my brother", "self", "other"),
    ],
)  # fmt: skip
def test_who_is_in_danger_is_decided_anew(text: str, before: str, whose: str) -> None:
    marks = _marks_of(_said(text, "deny"), _after("trafficked_or_held", whose=before))
    assert (marks["stage"], marks["whose"], marks["kind"]) == ("corrected", whose, "trafficked_or_held")


@pytest.mark.parametrize("in_form", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "我要离开这里",
        "怎么拿回护照",
        "取消。我要离开这里，怎么拿回护照",
        "我想返屋企",
        "救命",
        "I want to get out",
        "let me go home",
    ],
)
def test_a_wish_to_get_away_does_not_end_the_alarm_of_who_is_held(text: str, in_form: bool) -> None:
    held = _after("trafficked_or_held", ago=600)
    between = UserUttered("欠我5个月工资", {"name": "start_filing", "confidence": 0.7}, [], timestamp=NOW - 300)
    for before in ([held], [held, between]):
        marks = _marks_of(_said(text, "start_arbitration"), *before, in_form=in_form)
        assert (marks["stage"], marks["kind"]) == ("goes_on", "trafficked_or_held")


def test_a_wish_to_get_away_is_no_cry_once_all_was_well_or_where_nobody_was_held() -> None:
    for before in ([_after("trafficked_or_held", stage="over")], [_after("trafficked_or_held", ago=SECONDS + 1)], []):
        assert _stage(_said("我要离开这里", "start_filing"), *before) == "left"
    assert _stage(_said("我要离开这里", "start_filing"), _after("violence_now")) == "goes_on"
    assert _stage(_said("我要离开他，想离婚", "start_filing"), _after("violence_now")) == "left"


@pytest.mark.parametrize(
    "text", ["所以是假的？我已经转了5000美金", "錢過咗俾佢喇", "so it is fake? I already sent 5000"]
)
def test_money_that_has_gone_goes_on_with_the_swindle(text: str) -> None:
    assert _stage(_said(text, "ask_trust"), _after("impersonation_scam")) == "goes_on"
    assert _stage(_said(text, "ask_trust"), _after("violence_past")) == "left"


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("打电话没用 没人会听我的", "ask_human", 0.9),
        ("算了 你们能帮我写个遗嘱吗 我想把剩下的钱留给女儿", "start_notarization", 0.5),
        ("我想写遗嘱把钱留给女儿", "start_notarization", 0.99),
        ("please help me make my will today", "start_notarization", 0.97),
        ("nobody picks up anyway", "ask_human", 0.8), ("ok never mind then", "cancel", 0.9),
        ("我阿女嘅學費你哋可唔可以幫我俾", "ask_filing", 0.4),
    ],
)  # fmt: skip
def test_who_wants_to_die_is_kept_with_that(text: str, intent: str, confidence: float) -> None:
    """Neither a place in a queue nor a form for a will is an answer; also not one message later."""
    said = {**_said(text, intent), "intent": {"name": intent, "confidence": confidence}}
    between = UserUttered("嗯", {"name": "affirm", "confidence": 0.9}, [], timestamp=NOW - 20)
    assert _stage(said, _after("self_harm")) == "goes_on"
    assert _stage(said, _after("self_harm"), between) == "goes_on"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("转人工", "ask_human"), ("我要网上立案，告我表哥", "start_filing"), ("what does an appeal cost", "ask_fee")],
)
def test_who_surely_wishes_for_something_else_is_heard(text: str, intent: str) -> None:
    assert _stage(_said(text, intent), _after("self_harm")) == "left"
    assert _stage(_said(text, intent), _after("self_harm", stage="over")) == "left"


def test_in_a_form_a_meaning_without_a_sign_is_only_asked_about_beside_a_day() -> None:
    """A landlord who tells of a written demand on a day is warned of no blackmail."""
    text = "he says he has no money. I sent him a written demand on 10 August 2026"
    day = {"entity": "date", "value": "2026-08-10"}
    said = _said(text, "emergency", *entities_of(Danger("extortion", "self", "en"), text, "first", "meaning"), day)
    said |= {"intent_beside": {"name": "start_filing", "confidence": 0.42}, MARGIN: 5.0}
    assert _stage(said, in_form=True) == "unsure"
    assert _stage(said) == "first"


@pytest.mark.parametrize("stage", ["first", "unsure"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("没有人勒索我,我是房东,只想接着填", "inform"),
        ("冇人恐嚇我!我係業主,想繼續個案", "start_filing"),
        ("no one is blackmailing me, I own the flat and want to carry on with the claim", "start_filing"),
        ("nobody threatens us, the seller owes us 3000", "inform"),
    ],
)
def test_in_a_form_the_denial_of_an_alarm_answers_no_question(text: str, intent: str, stage: str) -> None:
    assert _stage(_said(text, intent), _after("extortion", stage=stage), in_form=True) == "over"


def test_in_a_form_a_question_beside_a_denial_is_still_answered() -> None:
    said = _said("没有人勒索我,诉讼费要多少", "ask_fee")
    assert _stage(said, _after("extortion"), in_form=True) == "left"


@pytest.mark.parametrize(
    ("text", "intent", "stage"),
    [
        ("有", "inform", "first"), ("嗯,天天都想", "inform", "first"), ("系呀", "affirm", "first"),
        ("yes", "affirm", "first"), ("sometimes, at night", "inform", "first"),
        ("没有", "deny", "over"), ("冇,只係攰", "inform", "over"), ("唔會", "deny", "over"),
        ("no, I would never", "deny", "over"), ("not safe", "deny", "first"),
    ],
)  # fmt: skip
def test_who_was_asked_whether_they_think_of_dying_says_yes_or_no(text: str, intent: str, stage: str) -> None:
    assert _stage(_said(text, intent), _after("self_harm", stage="unsure")) == stage


@pytest.mark.parametrize("text", ["我没有被骗也没有被困，我是被人骂", "我没有被骗，也没有人绑架我，就是被人造谣"])
def test_a_denial_that_sounds_like_the_wish_for_protection_ends_the_alarm(text: str) -> None:
    assert _stage(_said(text, "start_protection"), _cry(language="zh")) == "over"
    assert _stage(_said(text, "start_filing"), _cry(language="zh")) == "left"
