"""Eight complaints as lawyers write them, each in another layout, made by code: Word files and PDFs with their words.

The last four were held back while the reader was written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

from tests.filing.open_filing import pdf

LOAN = (
    "民事起诉状",
    "原告：陈大文，男，1960年3月2日出生，汉族，退休，住加拿大多伦多市央街100号，护照号GA302922，"
    "联系电话：+1 416 555 0134。",
    "委托诉讼代理人：王建明，广东邑华律师事务所律师，执业证号：14407201010123456。",
    "被告：林小明，男，1971年8月9日出生，汉族，住广东省江门市蓬江区港口路12号，身份证号440703197108091234，"
    "联系电话13800138000。",
    "案由：民间借贷纠纷",
    "诉讼请求：",
    "一、判令被告偿还原告借款本金人民币150,000元及利息（以150,000元为基数，自2024年3月6日起按年利率3.45%计算）；",
    "二、本案诉讼费由被告承担。",
    "事实与理由：",
    "2023年3月5日，被告因生意周转向原告借款人民币150000元，原告当日通过银行转账将款项交付被告，被告出具借条一张，约定2024年3月5日前还清。",
    "还款期届满后，原告多次催讨，被告分文未还。为维护原告的合法权益，特提起诉讼，请依法判决。",
    "此致",
    "江门市蓬江区人民法院",
    "具状人：陈大文",
    "2026年11月18日",
)


def word(rows: Sequence[str]) -> bytes:
    """A Word file, a paragraph a row."""
    made = docx.Document()
    for row in rows:
        made.add_paragraph(row)
    return saved(made)


def saved(made: Any) -> bytes:
    """The bytes of a Word file."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _numbered(made: Any, text: str) -> None:
    """A paragraph that Word numbers by itself: its number stands nowhere in the text."""
    paragraph = made.add_paragraph(text)
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", "7")):
        one = OxmlElement(name)
        one.set(qn("w:val"), value)
        numbering.append(one)
    paragraph._p.get_or_add_pPr().append(numbering)


def lease() -> bytes:
    """A complaint of a company, its claims numbered by Word, names and homes below one another."""
    made = docx.Document()
    for row in (
        "民 事 起 诉 状",
        "原告：江门市新会区宏达实业有限公司",
        "住所地：江门市新会区会城街道冈州大道5号",
        "统一社会信用代码：91440705MA4XXABC12",
        "法定代表人：黄宏达，总经理",
        "电话：0750-6123456",
        "被告：黄美玲，女，汉族，1985年7月1日生",
        "住址：江门市新会区大泽镇同和路8号",
        "诉讼请求",
    ):
        made.add_paragraph(row)
    for claim in (
        "判令被告立即搬离租赁房屋；",
        "判令被告支付拖欠的租金24000元；",
        "本案的诉讼费用由被告负担。",
    ):
        _numbered(made, claim)
    for row in (
        "事实和理由",
        "2024年1月1日，原、被告签订《房屋租赁合同》，约定原告将位于江门市新会区会城街道中心路20号的房屋出租给被告，月租金3000元。",
        "被告自2026年3月起拖欠租金，至今已欠24000元。",
        "此致",
        "江门市新会区人民法院",
        "具状人：江门市新会区宏达实业有限公司（盖章）",
        "二〇二六年十一月二日",
    ):
        made.add_paragraph(row)
    return saved(made)


def _form(parts: Sequence[tuple[str, Sequence[str]]], title: str, end: Sequence[str]) -> bytes:
    made = docx.Document()
    made.add_paragraph(title)
    made.add_paragraph("说明：为了方便您更好地参加诉讼，请您认真填写本表。")
    table: Table = made.add_table(rows=0, cols=2)
    for label, lines in parts:
        left, right = table.add_row().cells
        if not lines:
            left.merge(right).text = label
            continue
        left.text = label
        right.text = lines[0]
        for line in lines[1:]:
            right.add_paragraph(line)
    for row in end:
        made.add_paragraph(row)
    return saved(made)


def divorce_by_elements() -> bytes:
    """The courts' form for a divorce, filled in."""
    return _form(
        (
            ("当事人信息", ()),
            (
                "原告",
                (
                    "姓名：吴秀珍",
                    "性别：男□ 女☑",
                    "出生日期：1980年5月6日 民族：汉族",
                    "工作单位：______ 职务：______ 联系电话：+61 412 345 678",
                    "住所地（户籍所在地）：广东省恩平市恩城街道新平路12号",
                    "经常居住地：澳大利亚墨尔本市斯旺斯顿街20号",
                    "证件类型：护照 证件号码：EB1234567",
                ),
            ),
            ("委托诉讼代理人", ("有□", "无☑")),
            (
                "被告",
                (
                    "姓名：欧阳伟强",
                    "性别：男☑ 女□",
                    "出生日期：1978年11月2日 民族：汉族",
                    "工作单位：恩平市明发五金厂 职务：技术员 联系电话：13922223333",
                    "住所地（户籍所在地）：广东省恩平市圣堂镇塘龙村3号",
                    "经常居住地：",
                ),
            ),
            ("诉讼请求", ()),
            ("1. 解除婚姻关系", ("请求判令原告与被告离婚",)),
            ("2. 子女直接抚养", ("婚生子欧阳小宝由原告直接抚养",)),
            ("3. 其他请求", ("______",)),
            ("事实与理由", ()),
            ("1. 婚姻关系基本情况", ("双方于2008年10月1日登记结婚，2010年2月3日生育儿子欧阳小宝。",)),
            ("2. 离婚事由", ("双方性格不合，自2021年3月起分居至今，夫妻感情确已破裂。",)),
        ),
        "民事起诉状（离婚纠纷）",
        ("此致", "恩平市人民法院", "具状人（签字、盖章）：吴秀珍", "日期：2026年11月3日"),
    )


SALE = (
    "民事起诉状",
    "原告：鹤山市明辉皮具厂，住所地：鹤山市沙坪街道人民路66号。负责人：李明辉，厂长。电话：0750-8812345。",
    "被告一：广州市宏图贸易有限公司，住所地：广州市天河区体育西路100号，法定代表人：周宏图。",
    "被告二：周宏图，男，1975年2月3日出生，住广州市天河区体育西路100号，电话：13711112222。",
    "诉讼请求：1.判令被告一支付货款80000元；2.判令被告二对上述债务承担连带清偿责任；3.本案诉讼费由两被告承担。",
    "事实与理由：2025年4月8日，原告与被告一签订《购销合同》，约定被告一向原告购买皮具一批，价款80000元。原告按约交货后，被告一至今未付款。",
    "此致",
    "鹤山市人民法院",
    "起诉人：鹤山市明辉皮具厂",
    "2026年10月30日",
)
INHERITANCE = (
    "民 事 起 诉 状",
    "原告：谭秀英，女，1958年9月12日生，美国国籍，现住美国加利福尼亚州旧金山市唐人街都板街88号。",
    "联系方式：+1 415 555 0199，护照号码：555667788。",
    "被告：谭国强，男，汉族，1962年6月6日出生，住台山市台城街道环北大道6号。",
    "第三人：谭国富，男，1965年1月1日出生，住台山市台城街道环北大道6号。",
    "一、诉讼请求",
    "1、依法分割被继承人谭亚福名下位于台山市台城街道通济路3号的房屋，由原告继承三分之一份额。",
    "2、诉讼费由被告承担。",
    "二、事实与理由",
    "被继承人谭亚福于2020年5月4日去世，生前未立遗嘱，遗有上述房屋一套。原告与被告就遗产分割协商未果，故诉至贵院。",
    "此致",
    "广东省台山市人民法院",
    "起诉人：谭秀英",
    "二〇二六年九月九日",
)
WAGES_TABLE = (
    ("原告", ("姓名：冯志伟", "性别：男", "联系电话：13533334444", "地址：开平市三埠街道光明路9号")),
    ("被告", (
        "名称：开平市永利卫浴有限公司", "法定代表人：梁永利", "地址：开平市水口镇工业大道1号", "电话：0750-2233445",
    )),
    ("案由", ("追索劳动报酬纠纷",)),
    ("诉讼请求", ("1. 判令被告支付2026年1月至6月工资36000元；", "2. 诉讼费由被告负担。")),
    ("事实与理由", (
        "原告自2023年2月起在被告处任打磨工，月工资6000元。被告自2026年1月起拖欠工资，经劳动仲裁后不服，现起诉。",
    )),
)  # fmt: skip
TRAFFIC = (
    "民事诉状",
    "原告 区永康，男，1990年12月1日出生，住江门市江海区外海街道金瓯路15号，联系电话：13612345678",
    "被告 钟大力，男，住江门市江海区礼乐街道武东村20号，联系电话：13987654321",
    "请求事项：",
    "（一）判令被告赔偿医疗费、误工费共计人民币52,300.50元；",
    "（二）判令被告承担诉讼费。",
    "事实及理由：",
    "2026年2月14日，被告驾驶小型客车与原告驾驶的电动自行车相撞，致原告受伤，交警认定被告负全部责任。",
    "此致",
    "江门市江海区人民法院",
    "具状人：区永康",
    "2026年8月8日",
)


@dataclass(frozen=True)
class Written:
    """A complaint with what it says.

    Args:
        made: makes the file.
        facts: values of `PaperContents`, by name.
        parties: of each party in its order what is written, by name.
        beginning: words the facts begin with.
    """

    made: Callable[[], bytes]
    facts: Mapping[str, Any]
    parties: Sequence[Mapping[str, str]]
    beginning: str


def _of(side: str, name: str, **said: str) -> Mapping[str, str]:
    return {"side": side, "name": name, **said}


SEEN: Mapping[str, Written] = {
    "loan in prose": Written(
        lambda: word(LOAN),
        {"court": "江门市蓬江区人民法院", "cause": "民间借贷纠纷",
         "agent": ("王建明", "广东邑华律师事务所", "14407201010123456")},
        (
            _of("plaintiff", "陈大文", sex="male", birth_date="1960-03-02", document_number="GA302922",
                address="加拿大多伦多市央街100号", phone="+14165550134"),
            _of("defendant", "林小明", sex="male", birth_date="1971-08-09", document_number="440703197108091234",
                address="广东省江门市蓬江区港口路12号", phone="13800138000"),
        ),
        "2023年3月5日，被告因生意周转向原告借款人民币150000元，",
    ),
    "lease, numbered by Word": Written(
        lease,
        {"court": "江门市新会区人民法院", "claims": (
            "判令被告立即搬离租赁房屋", "判令被告支付拖欠的租金24000元", "本案的诉讼费用由被告负担")},
        (
            _of("plaintiff", "江门市新会区宏达实业有限公司", kind="organisation", representative="黄宏达",
                address="江门市新会区会城街道冈州大道5号", phone="07506123456"),
            _of("defendant", "黄美玲", sex="female", birth_date="1985-07-01", address="江门市新会区大泽镇同和路8号"),
        ),
        "2024年1月1日，原、被告签订《房屋租赁合同》，",
    ),
    "divorce by elements": Written(
        divorce_by_elements,
        {"court": "恩平市人民法院", "cause": "离婚纠纷"},
        (
            _of("plaintiff", "吴秀珍", sex="female", birth_date="1980-05-06", phone="+61412345678",
                address="澳大利亚墨尔本市斯旺斯顿街20号", document_number="EB1234567"),
            _of("defendant", "欧阳伟强", sex="male", birth_date="1978-11-02", phone="13922223333",
                address="广东省恩平市圣堂镇塘龙村3号"),
        ),
        "",
    ),
    "sale as a PDF": Written(
        lambda: pdf(*SALE),
        {"court": "鹤山市人民法院", "claims": (
            "判令被告一支付货款80000元", "判令被告二对上述债务承担连带清偿责任", "本案诉讼费由两被告承担")},
        (
            _of("plaintiff", "鹤山市明辉皮具厂", kind="organisation", representative="李明辉", phone="07508812345"),
            _of("defendant", "广州市宏图贸易有限公司", representative="周宏图", address="广州市天河区体育西路100号"),
            _of("defendant", "周宏图", sex="male", birth_date="1975-02-03", phone="13711112222"),
        ),
        "2025年4月8日，原告与被告一签订《购销合同》，",
    ),
}  # fmt: skip
HELD_BACK: Mapping[str, Written] = {
    "inheritance from abroad": Written(
        lambda: word(INHERITANCE),
        {"court": "广东省台山市人民法院"},
        (
            _of("plaintiff", "谭秀英", sex="female", birth_date="1958-09-12", phone="+14155550199",
                document_number="555667788", address="美国加利福尼亚州旧金山市唐人街都板街88号"),
            _of("defendant", "谭国强", sex="male", birth_date="1962-06-06", address="台山市台城街道环北大道6号"),
        ),
        "被继承人谭亚福于2020年5月4日去世，",
    ),
    "wages in a table": Written(
        lambda: _form(WAGES_TABLE, "民事起诉状", ("此致", "开平市人民法院", "具状人：冯志伟", "2026年7月20日")),
        {"court": "开平市人民法院", "cause": "追索劳动报酬纠纷", "claims": (
            "判令被告支付2026年1月至6月工资36000元", "诉讼费由被告负担")},
        (
            _of("plaintiff", "冯志伟", sex="male", phone="13533334444", address="开平市三埠街道光明路9号"),
            _of("defendant", "开平市永利卫浴有限公司", representative="梁永利", phone="07502233445",
                address="开平市水口镇工业大道1号"),
        ),
        "原告自2023年2月起在被告处任打磨工，",
    ),
    "traffic without colons": Written(
        lambda: word(TRAFFIC),
        {"court": "江门市江海区人民法院", "claims": (
            "判令被告赔偿医疗费、误工费共计人民币52,300.50元", "判令被告承担诉讼费")},
        (
            _of("plaintiff", "区永康", sex="male", birth_date="1990-12-01", phone="13612345678"),
            _of("defendant", "钟大力", sex="male", phone="13987654321", address="江门市江海区礼乐街道武东村20号"),
        ),
        "2026年2月14日，被告驾驶小型客车与原告驾驶的电动自行车相撞，",
    ),
    "traffic as a PDF": Written(
        lambda: pdf(*TRAFFIC),
        {"court": "江门市江海区人民法院"},
        (_of("plaintiff", "区永康", phone="13612345678"), _of("defendant", "钟大力", phone="13987654321")),
        "2026年2月14日，被告驾驶小型客车",
    ),
}  # fmt: skip


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A Word file with some parts put in the place of its own, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts_of(content), **changed}.items():
            archive.writestr(name, part)
    return out.getvalue()
