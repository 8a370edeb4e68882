"""Danger told beside a wish, by its acts: pills, a heart, an edge, a watcher; look-alikes stay what they are."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.danger.afterwards import stay_with_danger
from bot.nlu.danger.answered import says_not_safe
from bot.nlu.danger.component import despairs, entities_of
from bot.nlu.danger.reading import Danger, read, told
from bot.nlu.danger.stages import INTENDED, OF_LIFE, unsigned

NOW = 1_000_000.0


def _kind(text: str) -> str:
    found = read(text)
    return found.kind if found else ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("吃了好多片安眠药,现在有点困,想问一下遗嘱怎么写才有效", "self_harm"),
        ("安眠药我吃了二十几片", "self_harm"), ("止痛药吞了四十颗", "self_harm"),
        ("I ate about twenty sleeping pills, how do I write a will", "self_harm"),
        ("I took 30 ibuprofen an hour ago", "self_harm"),
        ("吃了两片止痛药就去开庭了", ""), ("医生开的安眠药我吃了三个月没用,想告医院", ""),
        ("网上买的止痛药十盒是假的,能退吗", ""), ("我家狗吃老鼠药死了,邻居投的毒,能告他吗", ""),
        ("my cat ate rat poison and died, can I claim", ""),
        ("my husband is holding his chest and sweating, should we still go to the notary today", "medical"),
        ("我老公按着胸口冒冷汗,明天还能去公证吗", "medical"), ("阿爸啱啱跌咗落樓梯,叫佢唔應", "medical"),
        ("我把老婆打伤了,她躺地上不动", "medical"), ("她摔倒了没反应", "medical"),
        ("我開車撞了人,對方要五萬私了,我該不該給", ""), ("房子躺着不动产登记", ""),
        ("我媳妇带着孩子站在台山大桥栏杆外面呢你们快来人", "self_harm"),
        ("she is standing outside the bridge railing", "self_harm"), ("她说谁过来她就跳", "self_harm"),
        ("我站在桥边等你", ""), ("站在桥边看风景", ""), ("谁过来帮我看看合同", ""),
        ("my ex keep sending me photos of my window from outside. is it illegal", "violence_now"),
        ("有人天天在我公司楼下等我,说不撤诉就让我儿子上不了学", "violence_by_stranger"),
        ("我在法院门口等律师", ""), ("photos of my house from the agent", ""), ("每天在学校门口接孩子", ""),
        ("奶奶被孙子锁了冰箱,不给饭吃", "violence_now"), ("my daughter in law locks the fridge", "violence_now"),
        ("房东锁了冰箱押金不退", ""), ("我想离婚,可他说敢离就泼我硫酸", "violence_now"), ("泼水节怎么放假", ""),
        ("门口几个讨债的,家里只有我和两个孩子", "violence_by_stranger"), ("讨债公司合法吗", ""),
        ("煤气味好大 我头晕 想问下租房能不能赔", "gas_leak"), ("煤气费多收了,能赔吗", ""),
        ("租我铺的人跑了,东西还锁在里面,我能撬门吗", ""), ("can I break the lock, the tenant ran away", ""),
        ("他在撬我家的门", "violence_now"),
        ('孩子玩游戏老说"我要自杀重来",还花了两万块充值', ""), ("one heir of us is missing since 1999", ""),
        ("Suami saya pukul saya lagi, anak saya nangis. 我想带孩子回江门", "violence_now"),
        ("tolong, bos saya kunci saya di gudang", "trafficked_or_held"), ("pukul berapa 开门", ""),
        ("我男朋友是 Malaysian, 护照快过期", ""),
    ],
)  # fmt: skip
def test_the_act_is_a_sign_and_its_look_alike_is_none(text: str, kind: str) -> None:
    assert _kind(text) == kind


def test_a_marriage_left_for_years_is_past() -> None:
    assert _kind("佢外面有人,成日打我,我帶住個女走咗嚟西班牙,分開咗三年幾") == "violence_past"
    assert _kind("他天天打我") == "violence_now"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("最近总在想,要是我不在了,保险金够不够给孩子读完书", True), ("夜里总琢磨没有了我他们怎么过", True),
        ("跟你们说再见了,律师费也付清了,不欠谁的了", True),
        ("要是我不在了,房子归谁", False), ("案子结了,谢谢,再见", False), ("我在想保险金够不够", False),
    ],
)  # fmt: skip
def test_who_broods_on_being_gone_or_takes_leave_is_asked(text: str, asked: bool) -> None:
    assert (despairs(text) is not None) == asked


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("你们就是一群饭桶,上次让我等了三天没人理", OF_LIFE, ""),
        ("you are all useless idiots, I waited three days", OF_LIFE, ""),
        ("村里说我嫁出去了要收回我的宅基地,上面有我爸盖的房", OF_LIFE, ""),
        ("我台山的屋被侄子占了，想拿回来", INTENDED, ""),
        ("遗嘱能不能今晚就生效，明天我就不在了", OF_LIFE, "unsure"),
    ],
)  # fmt: skip
def test_anger_at_us_and_land_ask_nobody_whether_they_think_of_dying(text: str, kind: str, stage: str) -> None:
    message = told(text)
    heard = unsigned("unsure", 0.5, 0.0, Danger(kind, "self", message.language), message)
    assert heard == stage


@pytest.mark.parametrize(
    ("text", "unsafe"), [("没有危险", False), ("我没有危险,想问宅基地", False), ("有危险", True), ("不安全", True)]
)
def test_no_danger_is_not_heard_as_danger(text: str, unsafe: bool) -> None:
    assert says_not_safe(text) == unsafe


def _after(before: Danger, text: str, intent: str = "nlu_fallback", confidence: float = 0.4) -> tuple[str, str, str]:
    marks = entities_of(before, "…")
    told_before = UserUttered("…", {"name": "emergency", "confidence": 1.0}, marks, timestamp=NOW - 60)
    ranking = [{"name": "ask_law", "confidence": 0.46}]
    message: dict[str, Any] = {
        "text": text, "intent": {"name": intent, "confidence": confidence}, "entities": [], "intent_ranking": ranking,
    }  # fmt: skip
    after = stay_with_danger(message, [told_before], NOW, False)
    found = {one["entity"]: one["value"] for one in after["entities"]}
    return found.get("danger_stage", ""), found.get("danger_kind", ""), found.get("danger_whose", "")


@pytest.mark.parametrize(
    ("kind", "text", "intent"),
    [
        ("self_harm", "大概二十片吧", "inform"), ("violence_now", "i think he is there now", "ask_authorization_link"),
        ("self_harm", "她说谁过来她都不肯下", "nlu_fallback"), ("medical", "刚才十分钟前", "start_notarization"),
        ("violence_now", "i dont want to talk to police", "ask_human"),
        ("trafficked_or_held", "please dont call police on my son", "out_of_scope"),
        ("violence_now", "求你们别报警", "start_protection"),
    ],
)  # fmt: skip
def test_what_follows_a_danger_stays_with_it(kind: str, text: str, intent: str) -> None:
    assert _after(Danger(kind, "self", "zh"), text, intent)[0] == "goes_on"


@pytest.mark.parametrize(
    ("kind", "text"),
    [("violence_now", "那律师费大概多少"), ("violence_now", "怎么起诉他"), ("violence_past", "我们分居三年了")],
)  # fmt: skip
def test_a_question_or_a_fact_of_a_case_leaves_it(kind: str, text: str) -> None:
    assert _after(Danger(kind, "self", "zh"), text, "ask_law", 0.5)[0] == ""


def test_who_is_threatened_is_no_attacker() -> None:
    stage, kind, whose = _after(Danger(INTENDED, "self", "zh"), "是别人要害我,不是我要打人!", "deny")
    assert (stage, kind, whose) == ("corrected", "violence_by_stranger", "self")
    assert _after(Danger("violence_by_stranger", "self", "zh"), "是他要害我!")[0] == "goes_on"
    assert _after(Danger(INTENDED, "self", "zh"), "我没有要打人")[0] == "over"


def test_who_has_come_down_is_safe() -> None:
    assert _after(Danger("self_harm", "other", "zh"), "人下来了,没事了,谢谢你", "thank", 0.9)[0] == "over"
