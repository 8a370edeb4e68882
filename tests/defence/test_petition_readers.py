"""What the words of a petition tell: which ground, of what more time, how long, which hours; and nothing else."""

from __future__ import annotations

import pytest

from actions.defence.petition_readers import grounds_in, hours_in, kind_in, petition_wish_in, term_in
from actions.dialogue.readers.durations import days_said

GROUNDS = (
    ("合同第九条写明争议由广州市天河区人民法院管辖", ["agreement"]),
    ("the contract says disputes go to the courts of Shenzhen", ["agreement"]),
    ("我一直住在深圳，户口也在那里", ["domicile"]),
    ("我哋成日都住喺香港，戶口唔喺台山", ["domicile"]),
    ("I have lived in Vancouver for ten years", ["domicile"]),
    ("货是在东莞交的，东莞才是合同履行地", ["performance"]),
    ("车祸发生在珠海", ["performance"]),
    ("这是遗产纠纷，主要遗产在中山", ["exclusive"]),
    ("标的这么大，应该中级法院审", ["level"]),
    ("我们签的合同约定了仲裁", ["arbitration"]),
    ("there is an arbitration clause in the contract", ["arbitration"]),
    ("协议写明由加拿大法院管", ["foreign"]),
    ("we agreed in the contract on the courts of Ontario, an ontario court", ["foreign"]),
    ("案子同中國冇任何關係", ["no_link"]),
    ("nothing to do with China at all", ["no_link"]),
    ("合同约定了仲裁，而且我住在广州", ["domicile", "arbitration"]),
    ("那边的法官是他的亲戚", []),
    ("我没有欠他钱", []),
    ("台山法院离我太远了，不方便", []),
    ("I do not owe him anything", []),
    ("", []),
)


@pytest.mark.parametrize(("text", "grounds"), GROUNDS)
def test_a_ground_is_read_only_where_the_words_tell_of_it(text: str, grounds: list[str]) -> None:
    assert grounds_in(text) == grounds


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("答辩期", "answer"),
        ("写答辩状的时间", "answer"),
        ("舉證期限", "evidence"),
        ("more time for the evidence", "evidence"),
        ("time to answer", "answer"),
        ("答辩和举证都要", None),
        ("随便", None),
    ],
)
def test_which_time_is_meant(text: str, term: str | None) -> None:
    assert term_in(text) == term


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30天", 30),
        ("再给我十五日", 15),
        ("两个星期", 14),
        ("一個月", 30),
        ("30 more days", 30),
        ("two weeks", 14),
        ("二十天", 20),
        ("越长越好", None),
        ("as long as possible", None),
    ],
)
def test_how_long_is_read_as_days(text: str, days: int | None) -> None:
    assert days_said(text) == days


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("上午", "morning"),
        ("朝早得閒", "morning"),
        ("in the afternoon", "afternoon"),
        ("都可以", "any"),
        ("不知道", None),
    ],
)
def test_which_hours_suit(text: str, hours: str | None) -> None:
    assert hours_in(text) == hours


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我要提管辖权异议", "objection"),
        ("申请延长举证期限", "extension"),
        ("申請網上開庭", "online"),
        ("an online hearing please", "online"),
        ("想请法院主持调解", "mediation"),
        ("I want the court to arrange mediation", "mediation"),
        ("我想跟他调解", None),
        ("我要答辩", None),
    ],
)
def test_what_is_asked_of_the_court(text: str, kind: str | None) -> None:
    assert kind_in(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("那帮我写异议书吧", "objection"),
        ("幫我寫管轄異議", "objection"),
        ("我想申请延期答辩", "extension"),
        ("please write the objection to jurisdiction", "objection"),
        ("新会法院没资格管吧？我要提管辖异议", None),
        ("帮我写调解申请书", "mediation"),
        ("我要申请调解", None),
        ("管辖权异议要怎么提出", None),
        ("帮我写答辩状", None),
        ("我想叫法院畀多啲时间我得唔得？", None),
    ],
)
def test_a_petition_is_written_where_that_is_wished(text: str, kind: str | None) -> None:
    assert petition_wish_in(text) == kind
