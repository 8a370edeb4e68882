"""What a message takes back: the answer it names, the value it denies, and the words that stand instead."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.named_answers import likeness, to_be_changed
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.readers.value_kinds import shared_head

NOTHING = ""


@pytest.mark.parametrize(
    ("text", "subject", "denied", "words"),
    [
        ("金额改成8万", "金额", NOTHING, "8万"),
        ("it's 5 months not 6", "", "6 months", "5 months"),
        ("是五个月不是六", "", "六个月", "五个月"),
        ("90000 not 80000", "", "80000", "90000"),
        ("把电话改成 138", "电话", NOTHING, "138"),
        ("律所改成广东明镜律师事务所", "律所", NOTHING, "广东明镜律师事务所"),
        ("change the firm to Mingjing", "firm", NOTHING, "Mingjing"),
        ("the amount should be 80,000 yuan", "amount", NOTHING, "80,000 yuan"),
        ("生日不对，应该是1960年11月12日", "生日", NOTHING, "1960年11月12日"),
        ("日期錯咗，係三月五號", "日期", NOTHING, "三月五號"),
        ("名字写错了，是陈小明", "名字", NOTHING, "陈小明"),
        ("the address is wrong, it is 15 Donghua Road, Pengjiang", "address", NOTHING, "15 Donghua Road, Pengjiang"),
        ("不是15，是50万", NOTHING, "15", "50万"),
        ("唔係15萬，係50萬", NOTHING, "15萬", "50萬"),
        ("no, not 15, 50 thousand", NOTHING, "15", "50 thousand"),
        ("不是人民币，是港币", NOTHING, "人民币", "港币"),
        ("他不是我朋友，是我表弟", NOTHING, "我朋友", "我表弟"),
        ("被告叫吴智明不是吴志明", "被告", "吴志明", "吴智明"),
        ("it's 50,000, not 15,000", NOTHING, "15,000", "50,000"),
        ("My part 45%, sorry, not 40%", "part", "40%", "45%"),
        ("the last letter was on the 5th, not the 9th", "last letter", "the 9th", "the 5th"),
        ("唔係兩萬，阿叔話三萬二", NOTHING, "兩萬", "三萬二"),
    ],
)
def test_one_value_stands_instead_of_another(text: str, subject: str, denied: str, words: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert (found.subject, found.denied, found.words.text) == (subject, denied, words)


@pytest.mark.parametrize(
    ("text", "subject", "words"),
    [
        ("证件号码还是错的，应该是E12345678", "证件号码", "E12345678"),
        ("電話仲係錯嘅，應該係91234567", "電話", "91234567"),
        ("姓名都是错的，应该叫李秀英", "姓名", "李秀英"),
    ],
)
def test_a_remark_that_an_answer_is_wrong_names_what_is_told_behind_it(text: str, subject: str, words: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"), at_review=True)
    assert (found.subject, found.words.text) == (subject, words)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("被告是吴智明，金额是5万", "5万"),
        ("地址是错误路15号，电话是91234567", "91234567"),
        ("证件号码是错的，姓名是李秀英", "李秀英"),
    ],
)
def test_what_has_a_name_of_its_own_is_put_right_itself(text: str, last: str) -> None:
    found = revisions(UserMessage(text, "inform"), at_review=True)
    assert len(found) == 2 and found[-1].words.text == last


def test_several_are_found_in_one_message() -> None:
    found = revisions(UserMessage("有两处不对：被告叫吴智明不是吴志明，借款日期是2021年5月3日", "inform"))
    assert [(one.subject, one.denied, one.words.text) for one in found] == [
        ("被告", "吴志明", "吴智明"),
        ("借款日期", "", "2021年5月3日"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Correction, the lease was 3 June 2023 and deposit is 9,500",
            [("lease", "", "3 June 2023"), ("deposit", "", "9,500")],
        ),
        (
            "唔係兩萬，阿叔話三萬二；起屋唔係上個月，係八月尾",
            [("", "兩萬", "三萬二"), ("起屋", "上個月", "八月尾")],
        ),
        (
            "Sorry, I actually received it on May 8 and the hearing is June 15",
            [("received", "", "May 8"), ("hearing", "", "June 15")],
        ),
        ("sorry mistake, share is 45% and I put in 2 million", [("share", "", "45%")]),
        ("It's not 50,000, it's 150,000, and it was by bank transfer", [("", "50,000", "150,000")]),
    ],
)
def test_each_of_two_corrections_keeps_its_own_value(text: str, parts: list[tuple[str, str, str]]) -> None:
    found = revisions(UserMessage(text, "inform"))
    assert [(one.subject, one.denied, one.words.text) for one in found] == parts


@pytest.mark.parametrize("text", ["不对，上一题答错了，我有借条", "上一题打错了，我有借条"])
def test_the_answer_before_is_pointed_at(text: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert found.of_last
    assert found.words.text == "我有借条"


@pytest.mark.parametrize(
    "text",
    [
        "不对，是李国辉",
        "我打錯咗，係50萬",
        "sorry I meant March 2020",
        "唔係，喺列治文",
        "no wait it's ⟦document:0123456789⟧",
    ],
)
def test_a_mere_no_names_nothing(text: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert (found.subject, found.denied, found.plain) == ("", "", True)


@pytest.mark.parametrize(
    "text",
    ["改律所", "I went to Toronto", "不是我借的", "not a Canadian citizen",
    "不对", "不是", "地址是台山市四九镇", "李国辉",
     "我和他是朋友，他不是坏人" * 20],
)  # fmt: skip
def test_other_messages_take_nothing_back(text: str) -> None:
    assert revisions(UserMessage(text, "inform")) == ()


def test_at_the_review_a_statement_is_a_correction() -> None:
    (found,) = revisions(UserMessage("地址是台山市四九镇", "inform"), at_review=True)
    assert (found.subject, found.words.text) == ("地址", "台山市四九镇")


def test_only_the_values_of_the_new_words_count_and_they_keep_their_place() -> None:
    first = {"entity": "date", "value": "2026-03-01", "start": 2, "end": 4}
    second = {"entity": "date", "value": "2026-05-01", "start": 6, "end": 8}
    (found,) = revisions(UserMessage("不是三月，是五月", "inform", entities=(first, second)))
    assert [(e["value"], e["start"], e["end"]) for e in found.words.entities] == [("2026-05-01", 0, 2)]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "本金不是五万是十五万，利息也不是月息一分是两分，日期是2021年3月",
            [("本金", "十五万"), ("利息", "月息两分"), ("日期", "2021年3月")],
        ),
        (
            "the amount is not 180000, it's 150000, and the date was May 2021",
            [("amount", "150000"), ("date", "May 2021")],
        ),
        ("利息不对，是月息两分，还有日期是2021年3月", [("利息", "月息两分"), ("日期", "2021年3月")]),
        ("借出金额应该是15万，利息我们说的是月息两分", [("借出金额", "15万"), ("利息", "月息两分")]),
        ("利率改成年息6%，我记错了借款日期，是2021年5月", [("利率", "年息6%"), ("借款日期", "2021年5月")]),
        ("金额改成8万，刚才说错了，日期改成2021年5月", [("金额", "8万"), ("日期", "2021年5月")]),
        ("被告名字不对，我写错了，应该是陈小文", [("被告名字", "陈小文")]),
        ("名字写错了，我叫陈国强不是陈国祥，借条也没有写", [("名字", "陈国强")]),
        ("I got the date wrong, it was May 2021", [("date", "May 2021")]),
        (
            "改一下，借款日期是2023年5月3日，还钱日期是2024年5月3日，金额15万2千",
            [("借款日期", "2023年5月3日"), ("还钱日期", "2024年5月3日"), ("金额", "15万2千")],
        ),
        ("改一下借款金额，是二十二万，还有他的电话是⟦phone:d02d87303c⟧", [("借款金额", "二十二万")]),
        ("改一下我的名字，是周丽桦", [("名字", "周丽桦")]),
        ("刚才说错了，我借出去的是十六万，我是2021年4月借的", [("借出去", "十六万")]),
    ],
)
def test_several_corrections_of_one_sentence_are_kept_apart(text: str, changes: list[tuple[str, str]]) -> None:
    titles = frozenset({"借款日期", "借出金额", "利息约定", "date of the loan"})
    found = revisions(UserMessage(text, "inform"), titles=titles)
    assert [(one.subject, one.words.text) for one in found] == changes


@pytest.mark.parametrize("text", ["唔係，十一月十六號", "不是，十一月十六号", "不是，二〇二六年十月六日"])
def test_the_month_of_a_day_in_characters_is_no_name_of_an_answer(text: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert (found.subject, found.words.text) == ("", text[3:])


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("改一下借款金额", "借款金额"),
        ("把地址改一下", "地址"),
        ("结婚地点改一下", "结婚地点"),
        ("我想改地址可以吗", "地址"),
        ("借出的金额写错了", "借出的金额"),
        ("电话和地址都写错了", "电话和地址"),
        ("change the date of the loan", "date of the loan"),
        ("the wedding date is wrong", "wedding date"),
        ("不对", ""),
        ("我要改期", ""),
        ("金额改成8万，日期改成2021年5月", ""),
    ],
)
def test_what_is_to_be_changed_is_named_in_the_persons_own_words(text: str, subject: str) -> None:
    assert to_be_changed(UserMessage(text, "inform")) == subject


@pytest.mark.parametrize(
    ("subject", "nearest"), [("借款金额", "借出金额"), ("借出的金额", "借出金额"), ("借款的日子", "借款日期")]
)
def test_words_are_most_like_the_name_they_share_most_with(subject: str, nearest: str) -> None:
    names = ("借出金额", "借款日期", "标的额", "尚欠本金", "已还金额")
    assert max(names, key=lambda name: likeness(subject, name)) == nearest


@pytest.mark.parametrize(
    ("wrong", "right", "head"),
    [
        ("月息一分", "两分", "月息"),
        ("2021年5月3日", "4月3日", "2021年"),
        ("新会区会城街道15号", "16号", "新会区会城街道"),
        ("五万", "十五万", ""),
        ("陈大文", "陈小文", ""),
    ],
)
def test_what_is_not_said_again_of_a_value_stays(wrong: str, right: str, head: str) -> None:
    assert shared_head(wrong, right) == head


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Sorry: the loan was 85,000 and it was due in May", [("loan", "85,000")]),
        ("Actually the deposit was 100,000 and 20,000 was for the moulds", [("deposit", "100,000")]),
        ("更正：收了20万，合同是2025年4月1日签的", [("合同", "2025年4月1日签的")]),
    ],
)
def test_what_stands_behind_an_and_is_no_part_of_the_value(text: str, changes: list[tuple[str, str]]) -> None:
    found = [(one.subject, one.words.text) for one in revisions(UserMessage(text, "inform"))]
    assert [one for one in found if one in changes] == changes
