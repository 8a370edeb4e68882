"""Forms of a Chinese mission and powers of attorney: which they are, what for and where; of several purposes none."""

from __future__ import annotations

import pytest

from tests.paper_reader.test_written_complaints import contents
from tests.paper_reader.written_complaints import word

REST = ("姓名：谭秀英", "护照号码：EB1234567", "联系电话：+1 416 555 0134", "申请人签名：")


@pytest.mark.parametrize(
    ("rows", "kind", "purpose", "place"),
    [
        (
            ("驻外使领馆公证申请表", "中华人民共和国驻多伦多总领事馆", "☑委托书 □声明书", "用途：出售江门房屋", *REST),
            "notarial_form", "property_power", "多伦多",
        ),
        (
            ("公证认证申请表", "中华人民共和国驻秘鲁共和国大使馆", "□委托书 ☑声明书（放弃继承） □出生公证", *REST),
            "notarial_form", "declaration", "秘鲁",
        ),
        (
            ("中华人民共和国护照/旅行证/回国证明申请表", "请交驻墨尔本总领事馆", "现住址：澳大利亚墨尔本市", *REST),
            "travel_document_form", "", "墨尔本",
        ),
        (
            ("Application Form for Chinese Travel Document", "Consulate General of China in Toronto", "Name:", *REST),
            "travel_document_form", "", "Toronto",
        ),
        (
            ("领事业务预约确认单", "中国驻旧金山总领事馆", "类型：公证 委托书", "事项：在国内参加诉讼", *REST),
            "appointment_form", "court_power", "旧金山",
        ),
        (
            ("委托书", "委托人：谭秀英，现住址：加拿大温哥华市", "代为参加台山法院的房屋买卖纠纷诉讼。", *REST),
            "power", "court_power", "加拿大温哥华市",
        ),
        (
            ("房产委托书", "委托人：谭秀英，住马来西亚槟城", "代为出售台山市台城街道的房屋，代收房款。", *REST),
            "power", "property_power", "马来西亚槟城",
        ),
        (
            ("委托书", "委托人：谭秀英，住美国纽约市", "代为办理公司章程备案及房屋过户。", *REST),
            "power", "", "美国纽约市",
        ),
    ],
)  # fmt: skip
def test_a_form_is_called_so_with_its_purpose_and_place(
    rows: tuple[str, ...], kind: str, purpose: str, place: str
) -> None:
    seen = contents(word(rows))
    assert (seen.kinds, seen.purpose, seen.made_at) == ((kind,), purpose, place)


def test_an_appointment_anywhere_else_is_none_of_a_mission() -> None:
    seen = contents(word(("预约确认单", "江门市中心医院口腔科", "就诊时间：2026年12月1日", "请提前十分钟到达", "谢谢")))
    assert "appointment_form" not in seen.kinds
