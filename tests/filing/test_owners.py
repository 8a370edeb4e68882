"""Whose an address, a telephone or a number is: table tests of the reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answers import Answer
from actions.filing.readers import tells_rate
from actions.filing.readers.owners import Sides, owners, words_of
from actions.filing.readers.particulars_told import particulars_told, read_representative, represented_by

PHONE, DOCUMENT = "⟦phone:d02d87303c⟧", "⟦document:a02d87303c⟧"
KNOWN = Sides({"plaintiff": ["李小红"], "defendant": ["陈大文"]})
COMPANY = Sides({"plaintiff": [], "defendant": ["鹤山绿源公司"]}, company=True)
FOR_MOTHER = Sides({"plaintiff": [], "defendant": ["Li Ming"]}, acts_for="mother")
BODIES = Sides(
    {"plaintiff": ["Oakfield Ltd"], "defendant": ["鹤山绿源公司"]}, bodies=frozenset({"plaintiff", "defendant"})
)
NOBODY = Sides({"plaintiff": [], "defendant": []})
ONE_NAMED = Sides({"plaintiff": ["李小红"], "defendant": []})


@pytest.mark.parametrize(
    ("text", "sides", "whose"),
    [
        ("被告住台山台城，电话在这里", KNOWN, ["defendant", "defendant"]),
        ("陈大文在台山，我在多伦多", KNOWN, ["defendant", "plaintiff"]),
        ("李小红，女", KNOWN, ["plaintiff", "plaintiff"]),
        ("借條在我媽那裡，她在恩平", KNOWN, ["", "third"]),
        ("妹妹电话在这里，住开平", KNOWN, ["third", "third"]),
        ("我表弟借了钱，他住开平", NOBODY, ["defendant", "defendant"]),
        ("公司电话在这里，地址在鹤山", COMPANY, ["defendant", "defendant"]),
        ("公司电话在这里", KNOWN, [""]),
        ("女，1960年5月1日，退休", KNOWN, ["", "", ""]),
        ("my address is here, and his is there", KNOWN, ["plaintiff", "defendant"]),
        ("I'm doing this for my mother, she lives in Kaiping", FOR_MOTHER, ["third", "plaintiff"]),
        ("I live in Toronto, she is in Kaiping", FOR_MOTHER, ["third", "third"]),
        ("要告我细佬陈大文，佢住台山", KNOWN, ["", "defendant"]),
        ("I live in Toronto. The defendant lives in Kaiping", KNOWN, ["plaintiff", "defendant"]),
        ("Tenant is Wu Xiaojun, flat 3B", NOBODY, ["defendant", "defendant"]),
        ("租客叫吴小军，住新会", NOBODY, ["defendant", "defendant"]),
        ("I'm the landlord. My tenant is Wu Xiaojun", NOBODY, ["plaintiff", "defendant"]),
        ("我房东的事，他住江海", NOBODY, ["plaintiff", "defendant"]),
        ("堂弟叫陈大文，住江门", KNOWN, ["defendant", "defendant"]),
        ("堂弟叫陈大明，住江门", KNOWN, ["third", "third"]),
        ("绿源公司的地址在这里", BODIES, ["defendant"]),
        ("the factory is there", BODIES, ["defendant"]),
        ("我们公司在伦敦", BODIES, ["plaintiff"]),
        ("隔籬嗰個叫黎國強，住恩平", ONE_NAMED, ["defendant", "defendant"]),
        ("老友叫周志偉，住江門", NOBODY, ["defendant", "defendant"]),
        ("周志偉，住江門", ONE_NAMED, ["defendant", "defendant"]),
        ("the builder is 周志偉, lives in Kaiping", NOBODY, ["defendant", "defendant"]),
        ("老友叫周志偉，住江門", KNOWN, ["third", "third"]),
        ("我名叫周志偉，住江門", NOBODY, ["plaintiff", "plaintiff"]),
        ("他老婆叫伍美兰 这个电话是他老婆的 他自己的号码是这个", KNOWN, ["third", "third", "defendant"]),
        ("租客叫黄志辉，佢手提这个，我个仔电话系这个", NOBODY, ["defendant", "defendant", "third"]),
        ("佢电话这个，佢阿妈电话系这个", KNOWN, ["defendant", "third"]),
        ("这个是他儿子的电话 他本人这个", KNOWN, ["third", "defendant"]),
        ("his wife's number is this, his own is that", KNOWN, ["third", "defendant"]),
        ("my aunt will go, phone this; mine is that", KNOWN, ["third", "third", "plaintiff"]),
        ("那个是店家的电话 不是我的", NOBODY, ["defendant", "defendant"]),
    ],
)
def test_a_clause_is_of_whom_it_names_or_of_whom_the_one_before_it_named(
    text: str, sides: Sides, whose: list[str]
) -> None:
    assert [owner for _, _, owner in owners(text, sides)] == whose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"被告住蓬江区白沙街道建设二路10号，电话{PHONE}",
         {"defendant_1_address": "蓬江区白沙街道建设二路10号", "defendant_1_phone": PHONE}),
        (f"陈大文的身份证是{DOCUMENT}", {"defendant_1_document_number": DOCUMENT}),
        (f"我住多伦多，他住台山台城镇北坑路12号，电话{PHONE}",
         {"plaintiff_1_lives": "多伦多", "defendant_1_address": "台山台城镇北坑路12号", "defendant_1_phone": PHONE}),
        (f"我的电话是{PHONE}", {"plaintiff_1_phone": PHONE}),
        (f"妹妹电话{PHONE}，住开平市长沙街道光明路12号", {}),
        (f"电话{PHONE}", {}),
        ("他住台山", {"defendant_1_lives": "台山"}),
        (f"她叫陈大文，女，户口江门蓬江区北新区，住址真不知道，电话{PHONE}",
         {"defendant_1_sex": "female", "defendant_1_lives": "江门蓬江区北新区", "defendant_1_phone": PHONE}),
        (f"司机陈大文，男，{PHONE}，住新会区大泽镇",
         {"defendant_1_sex": "male", "defendant_1_lives": "新会区大泽镇", "defendant_1_phone": PHONE}),
        ("他叫陈大文，租我在新会圭峰路的房", {}),
        (f"陈大文，住江门市蓬江区跃进路18号，2023年借的，电话{PHONE}",
         {"defendant_1_address": "江门市蓬江区跃进路18号", "defendant_1_phone": PHONE}),
        ("The defendant lives at 8 Tangbian Lane, Chikan, Kaiping. Loan of RMB 80,000 unpaid.",
         {"defendant_1_address": "8 Tangbian Lane, Chikan, Kaiping"}),
        (f"Plaintiff: Susan Chin, US passport {DOCUMENT}, 45 Mott St, New York",
         {"plaintiff_1_document_number": DOCUMENT, "plaintiff_1_address": "45 Mott St, New York"}),
    ],
)  # fmt: skip
def test_only_what_is_said_to_be_of_a_side_is_kept_for_it(text: str, told: dict[str, str]) -> None:
    assert particulars_told(Answer(text, "inform"), KNOWN) == told


def told(text: str, sides: Sides, day: str = "", words: str = "") -> dict[str, object]:
    """What a message with at most one day in it tells of the parties."""
    start = text.index(words) if words else 0
    entity = {"entity": "date", "value": day, "start": start, "end": start + len(words)}
    return dict(particulars_told(Answer(text, "inform", "answer", (entity,) if day else ()), sides))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"原告就我自己，林晓雯，女，1992年4月8号生，护照{DOCUMENT}，电话{PHONE}", "1992年4月8号"),
        (f"林晓雯，女，1992年4月8号，加拿大护照{DOCUMENT}，{PHONE}", "1992年4月8号"),
    ],
)
def test_who_writes_is_kept_with_the_name_at_the_head_of_the_particulars(text: str, words: str) -> None:
    kept = {"name": "林晓雯", "sex": "female", "birth_date": "1992-04-08", "document_number": DOCUMENT, "phone": PHONE}
    assert told(text, NOBODY, "1992-04-08", words) == {f"plaintiff_1_{part}": value for part, value in kept.items()}


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("我2024年3月5日签了合同，男", "2024-03-05", "2024年3月5日"),
        ("我是2024年3月5日借给他的", "2024-03-05", "2024年3月5日"),
        ("我妈1944年3月3日出生，女", "1944-03-03", "1944年3月3日"),
    ],
)
def test_no_other_day_is_a_birthday_of_who_writes(text: str, day: str, words: str) -> None:
    assert "plaintiff_1_birth_date" not in told(text, NOBODY, day, words)


def test_of_several_sued_each_keeps_what_is_told_under_their_name() -> None:
    sides = Sides({"plaintiff": ["李小红"], "defendant": ["陈大文", "吴小娟"]})
    text = f"陈大文电话{PHONE}，吴小娟住江门市江海区高新路15号"
    assert told(text, sides) == {"defendant_1_phone": PHONE, "defendant_2_address": "江门市江海区高新路15号"}


def test_an_unknown_name_with_a_number_of_its_own_is_nobody_once_both_sides_are_known() -> None:
    assert told(f"周志伟，男，护照{DOCUMENT}", KNOWN) == {}


@pytest.mark.parametrize(
    ("text", "is_rate"),
    [("我每月工资八千", True), ("人工八千", True), ("8,000 a month", True), ("欠我三个月人工两万四", False),
     ("欠我一个月工资八千", False), ("他欠我八千", False)],
)  # fmt: skip
def test_what_comes_every_month_is_no_sum_that_is_owed(text: str, is_rate: bool) -> None:
    assert tells_rate(text) is is_rate


def test_a_question_about_one_side_reads_nothing_of_the_other() -> None:
    assert words_of("plaintiff", Answer("被告住台山台城", "inform"), KNOWN) is None
    own = words_of("plaintiff", Answer("我住多伦多央街100号，他住台山", "inform"), KNOWN)
    assert own is not None and own.text.startswith("我住多伦多央街100号") and "台山" not in own.text
    whole = Answer("女，1960年5月1日，多伦多央街100号", "inform")
    assert words_of("plaintiff", whole, KNOWN) is whole


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("灯饰公司地址江门市江海区高新路15号，法人邓伟良", "邓伟良，法人"),
        ("法定代表人：黄大伟", "黄大伟，法定代表人"),
        ("legal representative Li Guohua", "Li Guohua，legal representative"),
        ("director Peter Lau", "Peter Lau，director"),
        ("我是总经理，叫Luis Wong", "Luis Wong，总经理"),
        ("我是公司的负责人", ""),
        ("他是经理，不肯还钱", ""),
        ("the director never answers", ""),
    ],
)
def test_who_represents_a_company_is_told_with_what_they_are(text: str, who: str) -> None:
    assert represented_by(text) == who


def test_a_bare_number_goes_on_with_whoever_was_spoken_of_last() -> None:
    spoken_of = replace(NOBODY, spoken_of="defendant")
    assert particulars_told(Answer(f"电话{PHONE}", "inform"), spoken_of) == {"defendant_1_phone": PHONE}
    assert particulars_told(Answer(f"我电话{PHONE}", "inform"), spoken_of) == {"plaintiff_1_phone": PHONE}
    theirs = Answer(f"I don't have his ID number, phone is {PHONE}", "inform")
    assert particulars_told(theirs, NOBODY) == {"defendant_1_phone": PHONE}


def test_who_represents_is_only_told_of_a_company() -> None:
    assert particulars_told(Answer("被告的法人邓伟良", "inform"), KNOWN) == {}
    told = particulars_told(Answer("绿源公司，法人邓伟良", "inform"), BODIES)
    assert told == {"defendant_1_representative": "邓伟良，法人"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("不知道信用代码，地址开平水口第二工业区，老板叫谭国强", "谭国强，老板"),
        ("王大文，董事长", "王大文，董事长"),
        ("信用代码不知道，厂在开平水口，有三十个工人", None),
    ],
)
def test_who_represents_is_taken_out_of_a_longer_answer(text: str, who: str | None) -> None:
    assert read_representative(Answer(text, "inform")).value == who
