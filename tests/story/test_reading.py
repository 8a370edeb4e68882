"""Roles are given only where kind and cue point: table tests of the readers, with entities as the bot writes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from actions.story.readers.places import is_address
from actions.story.readers.plain import plain
from actions.story.reading import mark, read_story
from actions.story.vocabulary import causes, load
from actions.story.wishes import wants_to_sue, was_told_before
from backend.filing.causes.guides import load_causes

TODAY = date(2026, 11, 27)


def entities(text: str, **values: Any) -> list[dict[str, Any]]:
    """Entities of the words given, as ``kind__number="words=value"``."""
    made = []
    for name, said in values.items():
        words, _, value = said.partition("=")
        kind = name.partition("__")[0]
        start = text.index(words)
        normal: Any = {"amount": value, "currency": "CNY"} if kind == "money" else value
        made.append({"entity": kind, "value": normal, "start": start, "end": start + len(words)})
    return made


def told(text: str, cause: str = "", **values: Any) -> dict[str, Any]:
    story = read_story(text, entities(text, **values), today=TODAY, cause=cause)
    return {name: fact.value for name, fact in story.sure.items()}


def test_who_lent_is_the_creditor_and_who_borrowed_the_debtor() -> None:
    facts = told("我借给吴国安三十万，只还过五万", money="三十万=300000.00", money__2="五万=50000.00")
    assert (facts["defendant_1_name"], facts["for_whom"]) == ("吴国安", "self")
    assert (facts["lent_amount"], facts["repaid"]) == ("300000.00 CNY", "50000.00 CNY")


@pytest.mark.parametrize(
    ("text", "sum_"),
    [("我借了15万…不对，是50万给陈大文", "500000.00 CNY"), ("我借了15万，讲错，50万给陈大文", "500000.00 CNY")],
)
def test_the_last_word_of_a_contradiction_counts(text: str, sum_: str) -> None:
    assert told(text, "private_lending", money="15万=150000.00", money__2="50万=500000.00")["lent_amount"] == sum_


def test_the_day_a_loan_was_to_be_repaid_may_stand_before_the_promise() -> None:
    text = "老乡跟我借了八万，写了借条，去年六月说好还的，现在电话都不接"
    facts = told(text, "private_lending", money="八万=80000.00", date="去年六月=2025-06-01")
    assert (facts.get("due_on"), facts.get("lent_on")) == ("2025-06-01", None)
    over = told("八万，去年六月说好还了五万", "private_lending", money="八万=80000.00", date="去年六月=2025-06-01")
    assert "due_on" not in over


@pytest.mark.parametrize("text", ["我妈去年过世了，在台山有个房子", "我老豆走了，住在台山"])
def test_where_an_estate_is_or_the_dead_lived_is_nobodys_home_who_is_sued(text: str) -> None:
    facts = told(text, "inheritance", place="台山=台山")
    assert not {"defendant_place", "plaintiff_place"} & set(facts)


@pytest.mark.parametrize(
    ("text", "sued"),
    [
        ("我姐姐陈美玲，她现在住在旧金山", None),
        ("还有我弟弟陈国栋和妹妹陈美玲", None),
        ("my sister Mary Chan lives in Boston", None),
        ("弟弟陈国栋一个人占了房子", "陈国栋"),
        ("告我细佬陈国栋", "陈国栋"),
        ("我同我哥哥陈国强争遗产", "陈国强"),
        ("my brother Henry Chan refuses to share the house", "Henry Chan"),
    ],
)
def test_an_heir_is_sued_only_where_it_is_said(text: str, sued: str | None) -> None:
    assert told(text, "inheritance").get("defendant_1_name") == sued


def test_for_whom_is_asked_where_a_parent_was_hurt() -> None:
    text = "我爸去年10月在江门被车撞了，我要告他们"
    story = read_story(text, entities(text, place="江门=江门"), today=TODAY, cause="tort_traffic")
    assert story.facts["for_whom"].value == "unclear"


@pytest.mark.parametrize("text", ["他户口在新会", "对方的户籍还在新会", "他叫林国栋，新会的"])
def test_where_the_other_side_is_registered_or_from_is_told_of_them(text: str) -> None:
    assert told(text, "private_lending", place="新会=新会")["defendant_place"]["text"] == "新会"


@pytest.mark.parametrize(
    ("text", "whose", "where"),
    [
        ("我的地址是台山市台城镇北坑路12号", "plaintiff", "台山市台城镇北坑路12号"),
        ("我屋企喺台山市", "plaintiff", "台山市"),
        ("住址：台山市台城镇北坑路12号", "plaintiff", "台山市台城镇北坑路12号"),
        ("my address is 1200 Main Street, Vancouver", "plaintiff", "1200 Main Street, Vancouver"),
        ("his address is 12 Jianshe Road, Kaiping", "defendant", "12 Jianshe Road, Kaiping"),
        ("对方地址在台山市台城镇北坑路12号", "defendant", "台山市台城镇北坑路12号"),
    ],
)  # fmt: skip
def test_whose_address_is_told_is_heard(text: str, whose: str, where: str) -> None:
    facts = told(text, "private_lending", **({"place": "台山市=Taishan"} if "台山市" in text else {}))
    other = {"plaintiff": "defendant", "defendant": "plaintiff"}[whose]
    assert facts[f"{whose}_place"]["text"] == where
    assert f"{other}_place" not in facts


def test_a_day_of_the_future_is_no_day_of_lending_and_one_without_a_year_is_only_asked() -> None:
    ahead = "我2027年3月5日借给陈大文十万"
    assert "lent_on" not in told(ahead, "private_lending", date="2027年3月5日=2027-03-05", money="十万=100000.00")
    bare = "我3月5日借给陈大文十万"
    story = read_story(bare, entities(bare, date="3月5日=2026-03-05"), today=TODAY, cause="private_lending")
    assert "lent_on" not in story.sure and story.doubtful["lent_on"].value == "2026-03-05"


def test_a_bare_sum_beside_a_foreign_one_is_in_the_same_money() -> None:
    text = "佢问我借咗二十万港纸，净系还咗三万"
    said = entities(text, money="二十万港纸=200000.00", money__2="三万=30000.00")
    said[0]["value"]["currency"] = "HKD"
    facts = read_story(text, said, today=TODAY, cause="private_lending").sure
    assert facts["repaid"].value == "30000.00 HKD"


def test_a_foreign_sum_lends_its_money_to_none_before_it() -> None:
    text = "医药费4万6，误工费每月30万日元"
    said = entities(text, money="4万6=46000.00", money__2="30万日元=300000.00")
    said[1]["value"]["currency"] = "JPY"
    facts = read_story(text, said, today=TODAY, cause="tort_traffic").sure
    assert facts["medical_cost"].value == "46000.00 CNY"


@pytest.mark.parametrize(
    ("text", "figures", "rent"),
    [
        ("the rent was about 1500 a month since 2016", (1500, 2016), "1500.00 CNY"),
        ("monthly rent is 2016", (2016,), "2016.00 CNY"),
        ("rent unpaid from 2019", (2019,), None),
    ],
)
def test_a_year_is_no_sum(text: str, figures: tuple[int, ...], rent: str | None) -> None:
    said = [
        {"entity": "number", "value": one, "start": text.index(str(one)), "end": text.index(str(one)) + 4}
        for one in figures
    ]
    found = read_story(text, said, today=TODAY, cause="house_lease").sure.get("monthly_rent")
    assert (found.value if found else None) == rent


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我借给陈志强要买房的钱", ["陈志强"]),
        ("我老公麦家辉同欧阳美玲一齐", ["麦家辉", "欧阳美玲"]),
        ("司机林先生撞了我", []),
        ("我马上要告他，金额很大", []),
        ("被林小勇开的车撞了", ["林小勇"]),
        ("my tenant John Wong and Mr Tan Ah Kow", ["John Wong", "Tan Ah Kow"]),
        ("I live in Hong Kong and use WeChat Pay", []),
    ],
)
def test_names_are_found_by_cue_and_end_where_they_end(text: str, names: list[str]) -> None:
    assert [m.value for m in mark(text, []).mentions if m.kind == "name"] == names


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("跟江门市鑫达五金制品有限公司签了合同", ["江门市鑫达五金制品有限公司"]),
        ("我在一家制衣厂做工，公司拖欠工资", []),
        ("I worked for Heshan Lianda Metal Co., Ltd. in Heshan", ["Heshan Lianda Metal Co., Ltd."]),
        ("公司系台山市富华酒店管理有限公司", ["台山市富华酒店管理有限公司"]),
    ],
)
def test_only_full_names_are_companies(text: str, company: list[str]) -> None:
    assert [m.value for m in mark(text, []).mentions if m.kind == "company"] == company


RATES = {
    "我借给他钱，年息6%": "年息6%",
    "借款，月息一分五": "月息一分五",
    "借钱，利息每月2分": "利息每月2分",
    "借钱讲好6厘息": "6厘息",
    "I lent money at 6% a year": "6% a year",
    "借钱，月利率1.5%": "月利率1.5%",
}


@pytest.mark.parametrize(("text", "rate"), RATES.items())
def test_interest_is_kept_as_it_was_agreed(text: str, rate: str) -> None:
    facts = told(text, "private_lending")
    assert (facts["interest_rate"], facts["interest"]) == (rate, "yes")


@pytest.mark.parametrize("text", ["借钱没说利息", "借钱冇讲过收息", "I lent it, no interest", "免息借给他"])
def test_no_interest_is_heard(text: str) -> None:
    facts = told(text, "private_lending")
    assert facts["interest"] == "no" and "interest_rate" not in facts


REMARKS = (
    "我一开始就说过了",
    "我第一句话里讲了的",
    "我頭先第一句已經講咗",
    "I told you at the beginning",
    "it is in my first message",
    "上面不是说了吗",
)


@pytest.mark.parametrize("text", REMARKS)
def test_saying_that_it_was_told_is_no_answer(text: str) -> None:
    assert was_told_before(text)


@pytest.mark.parametrize("text", ["他说过年底还", "我叫陈大文", "2021年3月5日", "I lent it in May"])
def test_an_answer_is_no_such_remark(text: str) -> None:
    assert not was_told_before(text)


@pytest.mark.parametrize(("text", "wants"), [("我想告他", True), ("I want to sue him", True), ("他借了我钱", False)])
def test_who_goes_to_court_says_so(text: str, wants: bool) -> None:
    assert wants_to_sue(text) is wants


@pytest.mark.parametrize(
    ("text", "full"), [("多伦多", False), ("江门市新会区会城街道1号", True), ("88 Main Street", True)]
)
def test_a_city_is_no_address(text: str, full: bool) -> None:
    assert is_address(text) is full


def test_one_spelling_keeps_every_character_in_its_place() -> None:
    text = "佢喺香港，還咗$5,000俾我。OK？"
    assert len(plain(text)) == len(text)


def test_every_fact_of_a_cause_is_a_question_of_its_page_or_of_a_party() -> None:
    beside = {"relation_told", "defendant_1_name", "plaintiff_1_name"}
    for code in causes():
        page = load_causes().get(code)
        asked = {
            question.key: question for question in (page.questions if page else ())
        }  # of other causes: who is sued
        for fact in load(code).facts:
            asks = fact.field.removesuffix("_nothing") in asked
            assert asks or fact.field in beside, f"{code}: {fact.field}"
            if fact.code and fact.field in asked:
                assert fact.code in asked[fact.field].codes, f"{code}: {fact.field} {fact.code}"


def test_five_thousand_characters_are_read_at_once() -> None:
    facts = told("我借给吴国安三十万，" + "他说下个月还，" * 700, "private_lending", money="三十万=300000.00")
    assert facts["defendant_1_name"] == "吴国安"
    assert not re.search("下个月", str(facts["lent_amount"]))


@pytest.mark.parametrize("text", ["我哥霸占了爸妈的房子不让我分", "大伯霸住阿爷间屋"])
def test_nobody_is_taken_for_dead_because_a_house_is_quarrelled_over(text: str) -> None:
    story = read_story(text, [])
    assert (story.cause, story.cause_name) == ("other", "")  # what is wanted is asked
    assert not story.facts.keys() & {"deceased", "died_on"}


@pytest.mark.parametrize("text", ["我舅父走咗，唔係死，係走佬", "卖祖屋的钱被大伯拿走了", "他把公司的钱转走了就不见人"])
def test_taking_away_and_running_away_is_no_death(text: str) -> None:
    assert read_story(text, [], today=TODAY).cause != "inheritance"


@pytest.mark.parametrize("text", ["我爸走了，留下一间屋", "外婆上个月走咗，留低间屋，舅父唔肯分"])
def test_who_has_gone_for_ever_has_died(text: str) -> None:
    assert read_story(text, [], today=TODAY).cause == "inheritance"


@pytest.mark.parametrize("text", ["他叫吴小军，", "我叫赖志强，", "借给陈大文和"])
def test_a_name_at_the_very_end_is_read_and_breaks_nothing(text: str) -> None:
    assert len(mark(text, [], None).mentions) == 1


@pytest.mark.parametrize("name", ["邝秀珍", "禤国良", "赖美玲", "鲍志明"])
def test_surnames_of_the_five_counties_are_known(name: str) -> None:
    assert read_story(f"我叫{name}", [], cause="private_lending").sure["plaintiff_1_name"].value == name


def test_a_sum_that_is_only_remembered_about_is_asked_to_be_confirmed() -> None:
    text = "2019年我借给老乡一笔钱，忘了多少，好像是五万也可能是六万，都是现金"
    sums = [("五万", "50000.00"), ("六万", "60000.00")]
    found = [
        {"entity": "money", "start": text.index(said), "end": text.index(said) + 2,
         "value": {"amount": amount, "currency": "CNY"}}
        for said, amount in sums
    ]  # fmt: skip
    story = read_story(text, found, cause="private_lending")
    assert story.doubtful["lent_amount"].value == "50000.00 CNY"
    assert story.sure["handed_over"].value == "cash"


def test_the_relative_somebody_sues_for_is_named() -> None:
    assert read_story("我妈叫邝秀珍，住在台山", [], cause="private_lending").sure["relative_name"].value == "邝秀珍"


@pytest.mark.parametrize("text", ["租客欠我房租，他叫吴小军，", "借我钱的是陈大文和", "我告李小明，"])
def test_a_story_may_end_right_behind_a_name(text: str) -> None:
    assert read_story(text, [], today=TODAY).text == text


@pytest.mark.parametrize(
    ("text", "values", "facts"),
    [
        ("前年八月借的，二十万，银行转账", {"money": "二十万=200000.00"}, {"lent_amount": "200000.00 CNY"}),
        ("我要告邻居欠我借款三万块", {"money": "三万块=30000.00"}, {"lent_amount": "30000.00 CNY"}),
        ("I lent my ex-boss, Mr. Chen Weiming, 80,000 yuan by bank transfer", {"money": "80,000 yuan=80000.00"},
         {"lent_amount": "80000.00 CNY", "defendant_1_name": "Chen Weiming", "handed_over": "bank"}),
        ("He paid 10,000 in January and then blocked me", {}, {"repaid": "10000.00 CNY"}),
        ("he paid back 5,000 last october", {}, {"repaid": "5000.00 CNY"}),
        ("还过两万，去年十二月还的", {"money": "两万=20000.00", "date": "去年十二月=2025-12-01"},
         {"repaid": "20000.00 CNY"}),
        ("Plaintiff: Susan Chin. Defendant: Chen Yongkang", {},
         {"plaintiff_1_name": "Susan Chin", "other_party": "Chen Yongkang"}),
    ],
)  # fmt: skip
def test_a_loan_is_told_in_many_words(text: str, values: dict[str, str], facts: dict[str, str]) -> None:
    found = {name: value for name, value in told(text, "private_lending", **values).items() if name != "for_whom"}
    assert found.items() >= facts.items()
    assert not {"due_on", "principal"} & set(found)


@pytest.mark.parametrize("text", ["live at 8 Beacon St, Boston MA 02108", "call me on 0412, then"])
def test_a_postcode_is_no_sum(text: str) -> None:
    at = re.search(r"0\d{3,4}", text)
    assert at is not None
    found = [{"entity": "number", "value": int(at[0]), "start": at.start(), "end": at.end()}]
    assert not [one for one in mark(text, found).mentions if one.kind == "money"]


def test_an_iou_of_an_employer_is_what_stands_for_arbitration() -> None:
    facts = told("有他写的欠条，2025年1月10日写的", "labour", date="2025年1月10日=2025-01-10")
    assert facts["arbitration"] == "wage_note" and "started_on" not in facts
    assert "arbitration" not in told("他没写欠条", "labour")


@pytest.mark.parametrize(
    ("text", "whom", "name"),
    [
        ("我们利马的公司 Andes Import SAC 向江门市科达灯饰有限公司买灯具", "organisation", "Andes Import SAC"),
        ("Our company is Oakfield Furniture Ltd, we bought chairs", "organisation", "Oakfield Furniture Ltd"),
        ("我在江门恒达鞋厂打工，公司欠我工资", "self", None),
    ],
)
def test_a_company_that_sues_is_the_plaintiff(text: str, whom: str, name: str | None) -> None:
    facts = told(text, "sale_contract")
    assert (facts["for_whom"], facts.get("plaintiff_1_name")) == (whom, name)


def test_who_calls_their_employer_my_company_sues_for_themselves() -> None:
    assert told("my company Hengda Shoe Factory owes me wages", "labour")["for_whom"] == "self"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("温哥华 3300 Kingsway", True), ("马德里 Calle Mayor 10", True), ("Blk 50 Toa Payoh Lorong 6", True),
     ("Boston MA", False), ("2024年", False), ("台山", False)],
)  # fmt: skip
def test_a_number_beside_a_name_makes_an_address(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


def test_a_name_that_begins_like_a_place_is_a_name() -> None:
    place = {"entity": "place", "value": {"said": "罗美", "country": ""}, "start": 2, "end": 4}
    assert read_story("我叫罗美娟，住万锦", [place]).sure["plaintiff_1_name"].value == "罗美娟"


def test_a_name_after_the_end_of_a_sentence_is_one_of_its_own() -> None:
    facts = told("My mother's name was Leung Sau Ying. I'm Grace Ng, in London", "inheritance")
    assert (facts["deceased"], facts["plaintiff_1_name"]) == ("Leung Sau Ying", "Grace Ng")


def test_what_a_choice_rests_on_may_be_known_from_before() -> None:
    owed = {"entity": "money", "value": {"amount": "320000.00", "currency": "CNY"}, "start": 1, "end": 5}
    assert "unpaid" not in read_story("欠32万", [owed], cause="sale_contract").sure
    known = read_story("欠32万", [owed], cause="sale_contract", known={"my_side": "seller"})
    assert known.sure["unpaid"].value == "320000.00 CNY"


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("利息当时没讲", "no"),
        ("没说利息", "no"),
        ("we never agreed on any interest", "no"),
        ("那两万是本金不是利息", None),
        ("他一直没付利息", None),
        ("he did not pay the interest", None),
    ],
)
def test_that_interest_was_not_paid_says_nothing_of_what_was_agreed(text: str, interest: str | None) -> None:
    assert told(text, "private_lending").get("interest") == interest


def test_the_birth_of_a_child_is_no_wish_for_custody() -> None:
    assert "children_wish" not in told("有一个女儿12岁，跟奶奶住", "divorce")
    assert told("有一个女儿12岁，女儿我要", "divorce")["children_wish"]
    story = read_story("儿子归我，他每月给3000", [], cause="divorce", known={"children": "yes"})
    assert "归我" in story.sure["children_wish"].value


def test_who_gives_the_house_up_wants_no_property_divided() -> None:
    assert told("房子我不要了，只要女儿", "divorce")["property"] == "no"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("原告是我媽溫李秀蘭", "name", "溫李秀蘭"),
        ("我哥司徒建中，他占着", "name", "司徒建中"),
        ("租给人做茶餐厅", "company", None),
        ("被告是平安财险江门支公司", "company", "平安财险江门支公司"),
        ("被告是陈记食品有限公司", "company", "陈记食品有限公司"),
        ("我跟一家食品有限公司签的", "company", None),
    ],
)
def test_a_name_is_whole_and_a_kind_of_trade_is_none(text: str, kind: str, name: str | None) -> None:
    found = [one.value for one in mark(text, []).mentions if one.kind == kind]
    assert found == ([name] if name else [])


def test_where_somebody_is_now_is_not_where_the_accident_was() -> None:
    text = "10月3号晚上走斑马线被一辆面包车撞了，我现在回东京了还在打石膏"
    assert "tort_place" not in told(text, "tort_traffic", place="东京=JP")


@pytest.mark.parametrize("text", ["有啲過數，有啲現金", "一半转账，一半现金", "part in cash and part by transfer"])
def test_part_of_it_each_way_is_several_ways(text: str) -> None:
    assert told(text, "private_lending")["handed_over"] == "several"


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("I'm in Sydney, the others live in Jiangmen", "Sydney", "Jiangmen"),
        ("We are in Auckland, all of them live in Enping", "Auckland", "Enping"),
        ("我喺悉尼，其余几个住开平", "悉尼", "开平"),
        ("我哋喺温哥华，另外两个都在台山", "温哥华", "台山"),
        ("我在多伦多，我弟弟在新会，他借了钱不还", "多伦多", "新会"),
        ("I live in Leeds, my brother lives in Kaiping, he owes me money", "Leeds", "Kaiping"),
        ("我在多伦多，我弟弟在新会", "多伦多", ""),
        ("I live in Leeds, my mother lives in Kaiping, she can help me", "Leeds", ""),
        ("我在墨尔本，房子在新会", "墨尔本", ""),
        ("我老婆在伦敦，我在鹤山", "鹤山", ""),
    ],
)
def test_a_place_is_told_of_whom_its_clause_speaks(text: str, own: str, other: str) -> None:
    names = re.findall(
        "Sydney|Jiangmen|Auckland|Enping|悉尼|开平|温哥华|台山|多伦多|新会|Leeds|Kaiping|墨尔本|伦敦|鹤山", text
    )
    found = told(text, **{f"place__{number}": f"{name}=" for number, name in enumerate(names)})
    homes = {side: found.get(f"{side}_place", {}).get("text", "") for side in ("plaintiff", "defendant")}
    assert homes == {"plaintiff": own, "defendant": other}


@pytest.mark.parametrize(
    ("text", "place"),
    [("我搬到温哥华了", "温哥华"), ("上个月我搬去悉尼住了", "悉尼"), ("I've moved to Sydney", "Sydney")],
)
def test_who_has_moved_is_there(text: str, place: str) -> None:
    assert told(text, "common", place=f"{place}={place}")["plaintiff_place"]


@pytest.mark.parametrize(("text", "place"), [("他搬到温哥华了", "温哥华"), ("he moved to Lisbon", "Lisbon")])
def test_where_somebody_else_moved_is_not_where_the_writer_is(text: str, place: str) -> None:
    assert "plaintiff_place" not in told(text, "common", place=f"{place}={place}")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("说好2024年底还", "2024年底"),
        ("he should pay back by the end of 2024", "2024年底"),
        ("due at the end of June 2024", "2024年6月底"),
    ],
)
def test_the_end_of_a_year_or_month_is_kept_in_figures(text: str, due: str) -> None:
    """A court reads Chinese: "the end of 2024" stood in a complaint as it was written."""
    said = next(one for one in ("2024年底", "the end of 2024", "the end of June 2024") if one in text)
    month = "06" if "June" in said else "12"
    span = {"from": f"2024-{month}-26", "to": f"2024-{month}-{'30' if month == '06' else '31'}"}
    at = text.index(said)
    entity = {"entity": "date_range", "value": span, "start": at, "end": at + len(said)}
    assert read_story(text, [entity], cause="private_lending").facts["due_on"].value == due


def test_a_day_on_which_money_came_back_is_no_day_on_which_it_is_due() -> None:
    """ "He paid back 4000 last year in June" made 2025 the agreed day."""
    text = "he paid back 4000 last year in june"
    day = {"entity": "date_range", "value": {"from": "2025-06-01", "to": "2025-06-30"}, "start": 18, "end": len(text)}
    money = {"entity": "money", "value": {"amount": 4000, "currency": "USD"}, "start": 13, "end": 17}
    assert "due_on" not in read_story(text, [day, money], cause="private_lending").facts
