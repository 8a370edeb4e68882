"""Two heirs in WhatsApp and in WeChat hand in one case: invited, each with their own particulars, filed together."""

from __future__ import annotations

import re
from datetime import date

import pytest

from backend.filing.joint.commands import MyJoinings
from backend.identity.commands import RecordIdentityCheck, VerifyIdentity
from tests.connectors.channel_people import Somebody
from tests.stage.house import House

pytestmark = pytest.mark.slow

SUIT = [
    ("我想告我表弟，他借了钱不还", "哪一天借"), ("2023年5月3日", "一共借出去多少"), ("50万港币", "怎么给"),
    ("银行转账", "有没有写借条"), ("有借条或欠条", "说好哪一天还"), ("跳过", "已经还了多少"), ("跳过", "要付利息"),
    ("没有", "最近一次"), ("跳过", "黄美玲的"), ("女，香港九龙弥敦道100号，+852 9123 9876", "叫什么名字"),
    ("梁大文", "住在哪里"), ("江门市新会区会城街道某某路5号，男", "想让法院判什么"),
    ("就用这些", "证据发上来"), ("没有，以后再交", "要改哪一项"),
    ("再加一个原告", "姓名或名称"), ("陈国华", "陈国华的"), ("请本人自己填", "还没有给邀请码"),
]  # fmt: skip
ONLY_HERS, ONLY_HIS = ("弥敦道", "9876", "K1111111"), ("太子道", "8866", "K2222222")


def test_two_plaintiffs_in_two_channels_file_one_case(two_people: tuple[Somebody, Somebody], channels: House) -> None:
    her, him = two_people
    for person, name, number in ((her, "黄美玲", "K1111111"), (him, "陈国华", "K2222222")):
        person.say("你好")
        person.hears("邑侨")
        verify(channels, person, name, number)
    for words, heard in SUIT:
        press_or_say(her, words)
        her.hears(heard)
    press_or_say(her, "给陈国华的邀请码")
    her.hears("请陈国华一起做原告")
    code = re.findall(r"立案邀请码 ([2-9A-HJ-NP-Z]{8})", shown(her))[-1]

    him.say(f"立案邀请码 {code}")
    him.hears("您是陈国华本人吗")
    press_or_say(him, "是我，看看是什么案件")
    him.hears("黄美玲请您一起做原告")
    press_or_say(him, "参加，填我的资料")
    him.hears("只给法院")
    him.say("男，香港九龙太子道20号，电话 9234 8866")
    him.hears("就是同意做原告")
    press_or_say(him, "确认提交")
    him.hears("我告诉黄美玲您同意了")
    her.hears("陈国华接受了邀请")
    her.hears("大家都答复了")
    press_or_say(her, "确认提交")
    her.hears("待审核")
    him.hears("法院收到了黄美玲提交的")

    [joining] = channels.backend.bus.handle(MyJoinings(him.known_to(channels)))
    assert (joining.state, joining.status) == ("agreed", "filed")
    assert not [words for words in ONLY_HERS if words in shown(him)]
    assert not [words for words in ONLY_HIS if words in shown(her)]


def verify(house: House, person: Somebody, name: str, number: str) -> None:
    """Let the national platform have verified somebody."""
    told = ("foreigner", "passport", number, name)
    mark = f"v-{number}"
    order = VerifyIdentity(mark, person.known_to(house), *told, birth_date=date(1950, 5, 1), region="CA")
    house.backend.bus.handle(order)
    house.backend.bus.handle(RecordIdentityCheck(f"E-{mark}", mark, "match"))
    person.hears("核验通过")


def press_or_say(person: Somebody, words: str) -> None:
    """Press what is offered under this title, else type it."""
    try:
        person.press(words)
    except StopIteration:
        person.say(words)


def shown(person: Somebody) -> str:
    """Everything the person's messenger was ever given for them."""
    return "\n".join(person.shown(message) for message in person.told())
