"""What any message of a booking tells: whose matter it is, the applicant's name, and who comes along."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.notarization.questions import QUESTIONS
from actions.notarization.readers.places import (
    comes_here,
    comes_later,
    is_of_relative,
    place_of_use,
    without_places_of_use,
    without_use,
)
from actions.notarization.told import _name, _note, relative_in
from actions.story.reading import read_story


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("想约公证，我妈要做声明放弃外公房子的继承", "relative"),
        ("My mom (82) wants to make a notarized will in Jiangmen", "relative"),
        ("帮我妈约个公证", "妈"),
        ("我弟弟要我做声明放弃", ""),
        ("我想约公证，房子是我妈的", ""),
    ],
)
def test_whose_matter_it_is_is_heard_only_where_it_is_said(text: str, relative: str) -> None:
    assert relative_in(text, read_story(text, [], cause="notarization").sure) == relative


@pytest.mark.parametrize(
    ("text", "relative", "name"),
    [
        ("我叫周丽华，澳洲护照 PA1234567，电话+61 412 345 678", "", "周丽华"),
        ("My name is David Yee, US passport 555123456", "", "David Yee"),
        ("她叫何美英，护照HK123456，电话6475550101", "妈", "何美英"),
        ("Her name is Mui Yuk Lan, US passport 512000111", "relative", "Mui Yuk Lan"),
        ("我妈叫何美英", "妈", "何美英"),
        ("还有我弟弟一起来，他叫周建国", "", ""),
        ("我叫谢玉珠", "妈", ""),
        ("call her Lau Sau Ying, born 12 August 1957", "mother", "Lau Sau Ying"),
        ("佢叫李錦棠，生日1948年7月2日", "relative", "李錦棠"),
        ("我弟弟叫周建国，他住台山", "妈", ""),
    ],
)
def test_the_name_is_that_of_who_applies(text: str, relative: str, name: str) -> None:
    found = _name(text, read_story(text, [], cause="notarization").sure, relative)
    assert (found["applicant_name"].value if found else "") == name


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("还有我弟弟一起来，他叫周建国", True),
        ("她耳朵不好", True),
        ("佢耳仔有啲背", True),
        ("She can't hear well", True),
        ("我弟弟住在台山", False),
    ],
)
def test_what_the_notary_should_know_goes_into_the_note(text: str, known: bool) -> None:
    assert said("notary_should_know", text) is known


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("我入了美国籍，住洛杉矶，要给堂哥办委托书卖开平的房，怎么办", False),
        ("我入了美国籍，住洛杉矶，12月回江门办委托书", True),
        ("I want to book a notary in Jiangmen for a power of attorney", True),
    ],
)
def test_who_comes_here_is_told_from_who_only_needs_the_paper(text: str, comes: bool) -> None:
    assert comes_here(text) is comes


def placed(text: str, *places: tuple[str, str]) -> UserMessage:
    """A message with the places the bot has read in it: the words, and the country."""
    entities = [
        {
            "entity": "place",
            "value": {"country": country},
            "start": text.index(words),
            "end": text.index(words) + len(words),
        }
        for words, country in places
    ]
    return UserMessage(text, "inform", "answer", tuple(entities))


@pytest.mark.parametrize(
    ("message", "use"),
    [
        (placed("我想公证我同阿爸系父女关系，泰国用，几时可以约？", ("泰国", "TH")), "abroad"),
        (placed("喺江門出世，移民去紐西蘭要用", ("江門", "CN"), ("紐西蘭", "NZ")), "abroad"),
        (placed("幫我阿媽約公證處，國內用"), "china"),
        (placed("我叫甄耀光，1988年喺台山出世", ("台山", "CN")), ""),
        (placed("公证书在加拿大能用吗", ("加拿大", "CA")), ""),
        (placed("我爸在印尼去世了 我要办继承公证，去江门银行取他的钱", ("江门", "CN")), "china"),
        (placed("to withdraw it from the bank in Jiangmen", ("Jiangmen", "CN")), "china"),
        (placed("我爸在印尼去世了 去江门银行取他的钱", ("印尼", "ID"), ("江门", "CN")), "china"),
        (placed("係叫佢幫我攞返存款，喺江門農業銀行", ("江門", "CN")), "china"),
        (placed("拿回江门用的", ("江门", "CN")), "china"),
        (placed("去加拿大团聚用的", ("加拿大", "CA")), "abroad"),
        (placed("我要去加拿大团聚", ("加拿大", "CA")), "abroad"),
        (placed("我在加拿大读书", ("加拿大", "CA")), ""),
        (placed("I used to have hukou in Jianghai", ("Jianghai", "CN")), ""),
        (
            placed(
                "No crime record for immigration to the US, from when I lived in Jiangmen",
                ("US", "US"),
                ("Jiangmen", "CN"),
            ),
            "abroad",
        ),
        (placed("他在江门农商行上班", ("江门", "CN")), ""),
        (placed("去江门派出所开的无犯罪证明", ("江门", "CN")), ""),
    ],
)
def test_where_a_paper_is_used_is_heard_where_it_is_said(message: UserMessage, use: str) -> None:
    assert place_of_use(message) == use


def test_the_country_a_paper_goes_to_says_not_where_somebody_is() -> None:
    assert without_use(placed("喺泰國結婚用", ("泰國", "TH"))).entities == ()
    assert without_use(placed("我在泰国，带去国内用", ("泰国", "TH"))).entities


@pytest.mark.parametrize(
    ("text", "books"),
    [("约公证，亲属关系，纽西兰移民用", True), ("想约个公证", True), ("公证要多少钱", False), ("我约了律师", False)],
)
def test_an_appointment_is_wished_for_in_so_many_words(text: str, books: bool) -> None:
    assert said("books_notary", text) is books


@pytest.mark.parametrize(
    ("text", "nothing"), [("我不想约公证了", True), ("先唔约公证住", True), ("约公证，亲属关系", False)]
)
def test_an_appointment_that_is_not_wanted_opens_nothing(text: str, nothing: bool) -> None:
    assert said("books_nothing", text) is nothing


def national(text: str, *named: tuple[str, str]) -> UserMessage:
    """A message with the papers the bot has read in it: the words, and the value."""
    entities = [
        {"entity": "nationality", "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, value in named
    ]
    return UserMessage(text, "inform", "answer", tuple(entities))


MAINLAND, FOREIGN = ("中国内地", "prc_mainland"), ("印尼护照", "foreign")


@pytest.mark.parametrize(
    ("message", "left"),
    [
        (national("中国内地用 我是印尼护照", MAINLAND, FOREIGN), ["foreign"]),
        (national("我是印尼护照，中国内地用", MAINLAND, FOREIGN), ["foreign"]),
        (national("要用的是中国内地", MAINLAND), []),
        (national("中国内地用", MAINLAND), []),
        (national("中国内地", MAINLAND), ["prc_mainland"]),
        (national("中国护照", ("中国护照", "prc_mainland")), ["prc_mainland"]),
    ],
)
def test_a_place_of_use_is_nobodys_nationality(message: UserMessage, left: list[str]) -> None:
    assert without_places_of_use(message).values("nationality") == left


def dated(text: str, words: str) -> UserMessage:
    """A message with a day the bot has read in it."""
    start = text.index(words)
    day = {"entity": "date_range", "value": {"from": "2026-12-01", "to": "2026-12-31"}}
    return UserMessage(text, "inform", "answer", ({**day, "start": start, "end": start + len(words)},))


@pytest.mark.parametrize(
    ("message", "later"),
    [
        (dated("我下個月先返江門", "下個月"), True),
        (dated("12月才回到台山", "12月"), True),
        (dated("I will be back in Jiangmen in December", "December"), True),
        (dated("我在江门，12月走", "12月"), False),
        (dated("下個月", "下個月"), False),
        (UserMessage("我返咗江門", "inform"), False),
    ],
)
def test_who_comes_later_is_not_there_yet(message: UserMessage, later: bool) -> None:
    assert comes_later(message) is later


@pytest.mark.parametrize(
    ("text", "before", "note"),
    [
        ("两份，要英文译本", "", "两份，要英文译本"),
        ("两份", "我老公去办", "我老公去办；两份"),
        ("我老公去办", "我老公去办；两份", ""),
        ("My aunt, who lives there, will apply for me", "", "My aunt, who lives there, will apply for me"),
        ("表妹叫关佩仪 电话⟦phone:aaaaaaaaaa⟧", "", "表妹叫关佩仪"),
        ("备注改成三份", "两份", ""),
        ("美国护照", "", ""),
        ("两份行吗", "", ""),
    ],
)
def test_the_note_grows_by_what_is_told_and_holds_nobodys_number(text: str, before: str, note: str) -> None:
    turn = cast(Any, SimpleNamespace(has_draft=True, answers={"note": before} if before else {}))
    found = _note(turn, UserMessage(text, "inform"))
    assert (found["note"].value if found else "") == note


@pytest.mark.parametrize(
    ("message", "where"),
    [(dated("我下個月先返江門", "下個月"), None), (UserMessage("在江门", "inform"), "jiangmen")],
)
async def test_who_comes_next_month_is_asked_where_they_are(message: UserMessage, where: str | None) -> None:
    field = next(one for one in QUESTIONS if one.name == "whereabouts")
    turn = cast(Any, SimpleNamespace(has_draft=False, language="zh-Hans", answer=message))
    assert (await field.read(turn, message)).value == where


@pytest.mark.parametrize(
    ("text", "intent", "kept"),
    [
        ("She can't hear well and only speaks Toisanese, is that ok?", "ask_accessibility", True),
        ("英文译本", "change_language", True),
        ("我女儿说讲英文，她是儿子", "change_language", False),
    ],
)
def test_the_language_of_the_talk_is_no_note(text: str, intent: str, kept: bool) -> None:
    turn = cast(Any, SimpleNamespace(has_draft=False, answers={}))
    assert bool(_note(turn, UserMessage(text, intent))) is kept


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("妹妹身份证 440702198806150028", True),
        ("我妹妹的护照是加拿大的", True),
        ("her brother is American", True),
        ("我是中国护照，妹妹也是", False),
        ("我拿中国护照", False),
        ("加拿大护照", False),
    ],
)
def test_a_relatives_paper_says_nothing_of_who_applies(text: str, relative: bool) -> None:
    assert is_of_relative(text) is relative
