"""Questions about an office just shown are told from questions about a matter."""

from __future__ import annotations

import pytest

from actions.legal_map.readers.about_shown import APPOINTMENT, COST, FAX, IN_CHINESE, JOURNEY, kind_asked
from actions.legal_map.readers.not_on_map import office_named


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("开车去多久", JOURNEY), ("揸車去要幾耐", JOURNEY), ("离我多远", JOURNEY), ("how far is it", JOURNEY),
        ("how long to drive there?", JOURNEY), ("坐地铁过去要多长时间", JOURNEY), ("is it far from here", JOURNEY),
        ("要预约吗", APPOINTMENT), ("使唔使預約㗎", APPOINTMENT), ("do I need an appointment?", APPOINTMENT),
        ("直接去可以吗", APPOINTMENT), ("can I just walk in", APPOINTMENT),
        ("收多少钱", COST), ("幾多錢呀", COST), ("how much do they charge", COST), ("领事馆收费多少", COST),
        ("那传真呢", FAX), ("do they have a fax", FAX),
        ("can you send me the address in Chinese for the taxi driver", IN_CHINESE), ("中文名怎么写", IN_CHINESE),
    ],
)  # fmt: skip
def test_a_question_about_the_office_shown_is_heard(text, kind):
    assert kind_asked(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "公证书要多久",
        "起诉要多少钱",
        "律师收多少钱",
        "立案要预约吗",
        "how long does the case take",
        "审核要多久",
        "他欠我多少钱",
        "刷脸要预约吗",
        "how much does a lawyer cost",
        "签证要多久",
        "打官司要多久",
        "借了多少钱",
        "how long do I have to file",
        "我开车去多伦多上班，房子在台山，想问问我大哥把屋卖了怎么办，要多久才能拿回来",
    ],
)
def test_a_question_about_a_matter_is_left_alone(text):
    assert not kind_asked(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("江门妇联电话", "12338"), ("鶴山勞動仲裁院在哪裡", "12333"), ("台山民政局几点开门", "12345"),
        ("phone of the tax office in Xinhui", "12366"), ("開平不動產登記中心電話", "12345"),
        ("the labour arbitration commission of Heshan, where is it", "12333"), ("新会侨联在哪", "12345"),
        ("那江门仲裁委的电话是多少", "12348"), ("你给的是深圳的，我问的是江門仲裁委員會", "12348"),
    ],
)  # fmt: skip
def test_an_office_the_map_does_not_hold_is_known_by_its_name(text, line):
    office = office_named(text)
    assert office is not None
    assert office.line == line


@pytest.mark.parametrize(
    "text", ["新会法院电话", "民政局旁边的公证处在哪", "notary in Taishan", "深圳国际仲裁院电话", "江门司法局"]
)
def test_an_office_the_map_holds_is_looked_for(text):
    assert office_named(text) is None
