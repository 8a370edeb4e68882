"""What a message tells of a power of attorney: the lawyer, the case, the powers and whose matter it is."""

from __future__ import annotations

from typing import Any

import pytest

from actions.authorization.heard import contradicts, news
from actions.authorization.outside import appoints_by_name
from actions.authorization.story import beside_case, principal_of, speaks_of_money, told_of
from actions.dialogue.message import UserMessage


def said(text: str, *entities: dict[str, Any]) -> UserMessage:
    return UserMessage(text, "inform", "answer", entities)


@pytest.mark.parametrize(
    ("text", "name", "firm"),
    [
        ("律师叫陈嘉敏，广东五邑律师事务所", "陈嘉敏", "广东五邑律师事务所"),
        ("律师是江门广信律师事务所的李国强律师", "李国强", "江门广信律师事务所"),
        ("律師係江門廣信律師事務所嘅李國強律師", "李國強", "江門廣信律師事務所"),
    ],
)
def test_the_lawyer_and_the_firm_are_kept_from_one_sentence(text: str, name: str, firm: str) -> None:
    told = told_of(said(text))
    assert (told["lawyer_name"], told["lawyer_firm"]) == (name, firm)


@pytest.mark.parametrize(
    ("text", "powers"),
    [
        ("我不同意她替我和解", {"settle": "no"}),
        ("唔好畀佢同對方和解", {"settle": "no"}),
        ("可以和解但不能上诉", {"settle": "yes", "appeal": "no"}),
        ("和解要先问过我", {"settle": "ask_first"}),
        ("可以和解，但要先问我", {"settle": "ask_first"}),
        ("settle yes but ask me first", {"settle": "ask_first"}),
        ("he may settle but must ask me first", {"settle": "ask_first"}),
        ("she can settle only with my consent", {"settle": "ask_first"}),
        ("settle only after asking me, no appeal", {"settle": "ask_first", "appeal": "no"}),
        ("未經我同意唔可以和解", {"settle": "ask_first"}),
        ("可以代我上訴 但係要我書面同意", {"appeal": "ask_first"}),
        ("放弃请求一定要我签字，和解他可以做主", {"waive": "ask_first"}),
        ("可以和解，不用先问我", {"settle": "yes"}),
        ("he may settle without asking me", {"settle": "yes"}),
        ("he may not settle without asking me", {"settle": "ask_first"}),
        ("The lawyer may settle but must not appeal", {"settle": "yes", "appeal": "no"}),
    ],
)
def test_limits_of_the_powers_are_kept_by_power(text: str, powers: dict[str, str]) -> None:
    assert told_of(said(text))["powers_told"] == powers


def test_a_power_that_is_given_makes_special_powers_and_a_limit_alone_does_not() -> None:
    assert told_of(said("可以让他和解"))["scope"] == "special"
    assert "scope" not in told_of(said("我不同意她替我和解"))


def test_a_suit_that_is_not_filed_is_kept_with_the_other_side_and_the_court() -> None:
    court = {"entity": "court", "value": "pengjiang", "start": 0, "end": 0}
    told = told_of(said("案子是告我姐姐陈美凤分我妈的存款，还没立案，打算去蓬江法院", court))
    assert told["matter"] == {"unfiled": True, "against": "陈美凤", "court": "江门市蓬江区人民法院"}
    assert told_of(said("被告是他弟弟陈德荣，案子还没立"))["matter"] == {"unfiled": True, "against": "陈德荣"}


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("帮我舅舅办的，他在旧金山，想委托一个江门律师打官司要回台山的祖屋", "舅舅"),
        ("视频授权委托律师，是帮我舅舅办的", "舅舅"),
        ("替我妈委托律师", "妈"),
        ("我妈想委托江门的律师", "妈"),
        ("我外婆九十岁了在悉尼 想给台山的律师签授权书", "外婆"),
        ("阿爸要委託律師打官司，佢喺溫哥華", "阿爸"),
        ("my grandmother lives in Perth and needs to sign an authorization for her lawyer", "grandmother"),
        ("my aunt is in hospital, she would like to appoint a lawyer in Kaiping", "aunt"),
        ("我爸要我委托律师", ""),
        ("My father wants me to hire a lawyer", ""),
        ("我哥告我，我要委托律师", ""),
        ("My brother sues me and has to give his lawyer's address", ""),
        ("I want to hire a lawyer for my uncle", "uncle"),
        ("My mother wants to appoint a lawyer in Jiangmen", "mother"),
        ("我想委托律师告我舅舅", ""),
        ("我想视频委托律师", ""),
    ],
)
def test_whose_matter_it_is_is_heard_only_where_it_is_said(text: str, principal: str) -> None:
    assert principal_of(said(text)) == principal


@pytest.mark.parametrize(("text", "speaks"), [("不要让他收钱，其他都可以", True), ("我不同意她替我和解", False)])
def test_receiving_money_is_heard_and_is_no_power(text: str, speaks: bool) -> None:
    assert speaks_of_money(said(text)) is speaks
    assert "powers_told" not in told_of(said("不要让他收钱，其他都可以"))


@pytest.mark.parametrize(
    ("text", "appoints"),
    [
        ("her name is Chen Yulan of Guangdong Haihong Law Firm, and she may settle but not appeal", True),
        ("律师是江门五邑律师事务所的钟慧敏，一般授权", True),
        ("我想公证委托书，委托江门五邑律师事务所的钟慧敏律师", False),
        ("找一家律师事务所", False),
    ],
)
def test_who_names_a_lawyer_and_no_notary_authorizes_that_lawyer(text: str, appoints: bool) -> None:
    assert appoints_by_name(said(text)) is appoints


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("黄建明律师，广东五邑律师所的", "黄建明"),
        ("我请了黄建明律师", "黄建明"),
        ("委託咗陳志豪律師幫我", ""),
        ("搵咗陳志豪律師", "陳志豪"),
        ("是谭永康大律师", "谭永康"),
        ("江门律师", ""),
        ("一个女律师", ""),
        ("请了江门律师", ""),
        ("黄建明律师事务所", ""),
        ("高律师", ""),
        ("我还没找律师", ""),
        ("让新会律师去办", ""),
        ("请华人律师", ""),
    ],
)
def test_a_full_name_before_the_word_is_the_lawyer(text: str, name: str) -> None:
    assert told_of(said(text)).get("lawyer_name", "") == name


def of_court(text: str, *courts: tuple[str, str]) -> UserMessage:
    """Return a message in which the bot has read courts, each by the words that name it."""
    entities = [
        {"entity": "court", "value": code, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, code in courts
    ]
    return said(text, *entities)


XINHUI, JIANGHAI = "江门市新会区人民法院", "江门市江海区人民法院"


@pytest.mark.parametrize(
    ("text", "courts", "court"),
    [
        ("在新会法院", (("新会法院", "xinhui"),), XINHUI),
        ("it's in Xinhui court", (("Xinhui court", "xinhui"),), XINHUI),
        ("不是江海法院，是新会法院", (("江海法院", "jianghai"), ("新会法院", "xinhui")), XINHUI),
        ("唔係江海法院，係新會法院", (("江海法院", "jianghai"), ("新會法院", "xinhui")), XINHUI),
        ("not Jianghai court, Xinhui court", (("Jianghai court", "jianghai"), ("Xinhui court", "xinhui")), XINHUI),
    ],
)
def test_the_court_is_kept_whatever_is_told_of_the_case(text: str, courts: Any, court: str) -> None:
    assert beside_case(of_court(text, *courts))["court"] == court


@pytest.mark.parametrize("text", ["对方叫梁国强", "被告是梁国强", "the other side is Liang Guoqiang"])
def test_the_other_side_is_kept_whatever_is_told_of_the_case(text: str) -> None:
    assert beside_case(said(text))["against"] in ("梁国强", "Liang Guoqiang")


def test_a_court_that_the_number_contradicts_is_not_kept_and_the_other_side_is() -> None:
    known = {"matter": {"number": "（2026）粤0704民初1234号", "court": JIANGHAI}}
    told = {"case_told": {"court": XINHUI, "against": "梁国强"}}
    assert contradicts(known, told)
    assert news(known, told) == {"case_told": {"against": "梁国强"}}
    assert not contradicts(known, {"case_told": {"court": JIANGHAI}})
    assert news({}, told) == told
    assert news(told, told) == {}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("special authority please", "special"),
        ("要特别授权", "special"),
        ("general authority is enough", "general"),
        ("一般授权就好", "general"),
    ],
)
def test_the_extent_is_read_in_short_words(text: str, scope: str) -> None:
    assert told_of(said(text))["scope"] == scope


@pytest.mark.parametrize(
    ("text", "lawyer", "against"),
    [
        ("his name is Deng Haoran, Guangdong Qiaoxiang law firm", "Deng Haoran", ""),
        ("Deng Haoran is my lawyer, not the other side", "Deng Haoran", ""),
        ("他叫邓浩然，广东侨乡律师事务所", "邓浩然", ""),
        ("他叫邓浩然", "", ""),
        ("对方叫邓浩然", "", "邓浩然"),
        ("my opponent is Li Jianhua", "", "Li Jianhua"),
    ],
)
def test_whoever_is_only_called_he_is_no_opponent(text: str, lawyer: str, against: str) -> None:
    assert told_of(said(text)).get("lawyer_name", "") == lawyer
    assert beside_case(said(text)).get("against", "") == against


def test_who_is_said_to_be_the_lawyer_stops_being_the_opponent() -> None:
    heard = told_of(said("Deng Haoran is my lawyer, not the other side"))
    told = news({"case_told": {"against": "Deng Haoran"}}, heard)
    assert told["lawyer_name"] == "Deng Haoran"
    assert not told["case_told"].get("against")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("律师姓温 叫温国辉 是台山的", "温国辉"),
        ("律師叫做吳家豪 電話13802612345", "吳家豪"),
        ("律师名字：周大明", "周大明"),
        ("黄律师 黄志强", "黄志强"),
        ("lawyer: 林小燕", "林小燕"),
        ("lawyer's name is Zhang Wei", "Zhang Wei"),
        ("lawyer name Li Jianhua from Guangdong Wuyi law firm", "Li Jianhua"),
        ("the attorney is called Mr Wong Ka Ho", "Wong Ka Ho"),
        ("律师姓陈", ""),
        ("律师是江门人", ""),
        ("我律师是女的", ""),
        ("律师 费用多少", ""),
        ("律师叫我签 委托书", ""),
        ("律师：未定", ""),
        ("My lawyer is Canadian Chinese", ""),
        ("lawyer name not decided", ""),
    ],
)
def test_a_lawyer_is_named_behind_the_word_for_one(text: str, name: str) -> None:
    assert told_of(said(text)).get("lawyer_name", "") == name
