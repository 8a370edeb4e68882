"""Questions that share words and need different answers: told apart by the situation they are about."""

from __future__ import annotations

import numpy as np
import pytest

from backend.config import ROOT
from backend.protection.library_pages import law_library
from backend.protection.retrieval.law_search import LawSearch, refusals
from backend.protection.retrieval.situations import SituationIndex, situations_of
from bench.law_report import CONTRASTS, read_held_out

HELD_OUT = list(read_held_out(CONTRASTS))


@pytest.fixture(scope="module")
def search() -> LawSearch:
    return LawSearch(law_library(), refusals(), ROOT / "models")


def _told(search: LawSearch, text: str) -> str:
    entry = search.find(text).entry
    return entry.entry_id if entry is not None else ""


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("前妻离婚后改嫁了，算不算重婚", "divorce_bigamy"),
        ("我跟前夫离婚三年了，他上个月又结婚了，这合法吗", "divorce_bigamy"),
        ("我跟老公还没离婚，他上个月又跟别人结婚了，这合法吗", "divorced_may_remarry"),
        ("村委会叫我签一份土地承包合同，我可以不签吗", "service_refuse_sign"),
        ("可以唔签吗", "service_refuse_sign"),
        ("法院送来的传票，我可以不签收吗", "sign_nobody_must"),
        ("放棄繼承公證點樣約", "notary_inheritance"),
        ("爸爸还在世，我可以先写放弃继承吗", "notary_renounce_inheritance"),
        ("丈夫死了，我能分他的遗产吗", "ex_spouse_no_inheritance"),
        ("老公结婚以前欠的债，要我一起还吗", "loan_spouse_debt"),
        ("我开车撞伤了人，要赔多少", "traffic_passenger_in_friends_car"),
        ("我是老板，员工突然不来上班，可以扣他工资吗", "labour_unpaid_wages"),
        ("我有一份新加坡法院的判决，能在江门执行吗", "award_foreign_into_china"),
        ("美国的仲裁裁决怎么执行", "award_scia_abroad"),
        ("2035年遗产税会怎么收？", "inherit_taxes"),
        ("我是外嫁女，爸爸的房子真的没份吗", "village_dividend_married_out"),
        ("外嫁女继承爸爸的房子有没有份", "village_dividend_married_out"),
        ("外嫁女能继承娘家的遗产吗", "village_dividend_married_out"),
        ("外嫁女征地补偿没份吗", "inherit_no_will_shares"),
        ("笑死我啦，请问离婚要几耐", "spouse_dies_during_divorce"),
        ("is a UK power of attorney with apostille valid in Jiangmen?", "apo_chinese_doc_abroad"),
        ("加拿大办的委托书做了附加证明书，江门认吗", "apo_chinese_doc_abroad"),
        ("are documents notarised in Australia with an apostille accepted in China", "apo_chinese_doc_abroad"),
    ],
)
def test_the_answer_of_the_opposite_case_is_not_told(search: LawSearch, text: str, never: str) -> None:
    assert _told(search, text) != never


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("前妻离婚后改嫁了，算不算重婚", "divorced_may_remarry"),
        ("村委会拿了份合同叫我签，我可以不签吗", "sign_nobody_must"),
        ("法院送来的传票，我可以不签收吗", "service_refuse_sign"),
        ("我想放弃我那份遗产，要办什么手续", "notary_renounce_inheritance"),
        ("爸爸还在世，我可以先写放弃继承吗", "estate_while_alive"),
        ("放弃继承的声明签了公证了，现在后悔可以收回吗", "renounce_regretted"),
        ("我自己辞职，有没有补偿金", "labour_resigns"),
    ],
)
def test_the_answer_of_the_case_itself_is_told(search: LawSearch, text: str, entry: str) -> None:
    assert _told(search, text) == entry


def test_of_pairs_never_looked_at_hardly_one_is_told_the_opposite(search: LawSearch) -> None:
    assert len(HELD_OUT) >= 60
    wrong = [one.text for one in HELD_OUT if (told := _told(search, one.text)) and told not in one.wanted]
    right = [one for one in HELD_OUT if _told(search, one.text) in one.wanted]
    assert len(wrong) / len(HELD_OUT) <= 0.05, wrong
    assert len(right) / len(HELD_OUT) >= 0.55


def test_the_pairs_name_entries_and_stand_nowhere_else() -> None:
    known = {way for entry in law_library().values() for ways in entry.ask.values() for way in ways}
    tuned = (ROOT / "bench/law/tuning.txt").read_text("utf-8")
    assert {name for one in HELD_OUT for name in one.wanted} <= set(law_library())
    assert [one.text for one in HELD_OUT if one.text in known or f"| {one.text}\n" in tuned] == []


def test_an_entry_conflicts_only_where_it_stands_for_another_situation() -> None:
    texts = ["没离婚他又娶了", "还没离婚又结婚", "离婚后他又娶了", "前夫再婚了", "借条丢了", "没借条"]
    index = SituationIndex(texts, np.array([0, 0, 1, 1, 2, 2]))
    assert list(index.conflicts("前夫又结婚了")) == [-1, 0, 0]
    assert list(index.conflicts("未离婚又结婚")) == [0, -1, 0]
    assert list(index.conflicts("他又结婚了")) == [0, 0, 0]


def test_cantonese_and_english_name_the_same_situation() -> None:
    ways = ("佢同我離咗婚先再娶", "他跟我离了婚才再娶", "my ex-husband married again")
    assert len({tuple(situations_of(way)) for way in ways}) == 1


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("美国的仲裁裁决怎么执行", "award_foreign_into_china"),
        ("英国的仲裁裁决怎么执行", "award_foreign_into_china"),
        ("How do I enforce an American arbitration award", "award_foreign_into_china"),
        ("中国的仲裁裁决可以在澳洲执行吗", "award_scia_abroad"),
        ("国内仲裁赢了去美国怎么执行", "award_scia_abroad"),
    ],
)
def test_an_award_of_abroad_and_one_of_here_are_not_taken_for_each_other(
    search: LawSearch, text: str, first: str
) -> None:
    assert search.rank(text).names[0] == first


def test_an_idiom_of_dying_puts_no_death_before_the_question(search: LawSearch) -> None:
    found = search.find("离婚官司打到死去活来，笑死我啦，请问离婚要几耐")
    assert found.candidates[0].entry_id == "divorce_how_long"
    dead = search.find("离婚官司打到一半，老公死了怎么办")
    assert dead.candidates[0].entry_id == "spouse_dies_during_divorce"
