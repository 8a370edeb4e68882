"""The pages a lawyer edits: complete, in both languages, no collisions; and what is drafted from answers, verbatim."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.filing.causes.folk_names import named_in
from backend.filing.causes.guides import (
    CAUSES_FOLDER,
    OTHER_WAYS_PAGE,
    PLACEHOLDER,
    Cause,
    CausePageError,
    find_cause,
    find_other_way,
    load_causes,
    load_other_ways,
)
from backend.filing.causes.statement import Drafted, court_answers, draft
from backend.filing.jurisdiction.facts import Facts, with_answers
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

CAUSES = load_causes()
SAMPLES = read_yaml(Path(__file__).with_name("cause_samples.yml"))
NLU_TERMS = Path(__file__).parents[2] / "bot" / "nlu" / "terms" / "legal_terms.csv"
FIGURE = re.compile(r"\d+(?:\.\d+)?")
HAN = re.compile(r"[一-鿿]")
RULES = re.compile(r"^(SPC21|COM|CPL|INT|EVI|MFD|PIL|LAB|FEE|JUR)-[\w.-]+$")
each_cause = pytest.mark.parametrize("code", tuple(CAUSES))


def texts(cause: Cause) -> list[Words]:
    asked = [words for q in cause.questions for words in (q.label, q.ask, q.hint) if words]
    chosen = [choice.text for q in cause.questions for choice in q.choices]
    stops = [stop.text for q in cause.questions for stop in q.stops]
    parts = [part.text for part in (*cause.claims, *cause.warnings)]
    return [cause.name, cause.intro, *asked, *chosen, *stops, *parts, *cause.papers, *(t.name for t in cause.titles)]


def sample(name: str) -> dict[str, Any]:
    return next(row for row in SAMPLES if row["name"] == name)


def test_there_are_the_eight_causes_and_no_page_is_left_unread() -> None:
    assert len(CAUSES) == 8 and [cause.place for cause in CAUSES.values()] == list(range(1, 9))
    assert {page.stem for page in CAUSES_FOLDER.glob("*.yml")} == {*CAUSES, OTHER_WAYS_PAGE.removesuffix(".yml")}


@each_cause
def test_every_text_stands_in_both_languages(code: str) -> None:
    assert all(HAN.search(words.zh) and words.en and not HAN.search(words.en) for words in texts(CAUSES[code]))


@each_cause
def test_a_cause_asks_six_to_ten_questions_and_fewer_to_any_one_person(code: str) -> None:
    assert 6 <= len(CAUSES[code].questions) <= 10
    assert {q.kind for q in CAUSES[code].questions} >= {"text", "date"}


@each_cause
def test_every_rule_is_named_by_its_id(code: str) -> None:
    cause = CAUSES[code]
    stops = [stop.rule for q in cause.questions for stop in q.stops]
    assert all(RULES.match(rule) for rule in (*cause.rules, *stops, *(w.rule for w in cause.warnings)))


@each_cause
def test_limitation_is_only_told_never_judged(code: str) -> None:
    limits = [w.text for w in CAUSES[code].warnings if w.rule in ("MFD-188", "MFD-594") and "时效" in w.text.zh]
    assert all(re.search("提醒|以法院|由法院", words.zh) for words in limits)


def test_no_two_causes_share_a_folk_name_and_each_name_finds_its_own() -> None:
    assert {
        name: find_cause(name) for c in CAUSES.values() for name in c.folk_names if find_cause(name) != [c.code]
    } == {}


def test_a_name_inside_a_longer_one_is_no_finding_of_its_own() -> None:
    names = (("租金", "lease"), ("租金贷款", "loan"), ("loan", "loan"))
    assert named_in("租金贷款不还", names) == ["loan"]
    assert named_in("租金和租金贷款", names) == ["loan", "lease"]
    assert named_in("ＬＯＡＮ 租 金", names) == ["loan", "lease"]


def test_what_the_bot_hears_as_a_cause_is_that_cause_here_too() -> None:
    rows = list(csv.DictReader(NLU_TERMS.read_text("utf-8").splitlines()))
    heard = [(row["value"], name) for row in rows if row["entity"] == "cause" for name in row["phrases"].split("|")]
    assert len(heard) > 100 and {name: find_cause(name) for code, name in heard if find_cause(name) != [code]} == {}


def test_no_folk_name_of_a_cause_is_taken_for_another_way_or_the_reverse() -> None:
    assert [name for c in CAUSES.values() for name in c.folk_names if find_other_way(name)] == []
    assert [name for way in load_other_ways() for name in way.folk_names if find_cause(name)] == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("我表哥借钱不还，点算好", ["private_lending"]), ("佢借錢唔還", ["private_lending"]),
        ("老细唔出粮", ["labour"]),
        ("My cousin owes me money", ["private_lending"]), ("租客欠租又不搬", ["house_lease"]),
        ("想同老公离婚", ["divorce"]),
        ("欠货款一年了", ["sale_contract"]), ("老竇走咗，留低間祖屋", ["inheritance"]),
        ("上個月俾車撞親", ["tort_traffic"]),
        ("公司唔分红又唔俾查数", ["equity"]), ("民间借贷纠纷", ["private_lending"]), ("股权转让纠纷", ["equity"]),
        ("离婚之后分房租", ["divorce", "house_lease"]), ("你好", []), ("diploan", []), ("", []),
    ],
)  # fmt: skip
def test_people_find_their_cause_in_their_own_words(text: str, codes: list[str]) -> None:
    assert find_cause(text) == codes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("我被人诈骗了", "filing_outside_criminal"), ("想申请强制执行", "filing_outside_enforcement"),
        ("唔服判決想上訴", "filing_outside_appeal"), ("宣告死亡怎么办", "filing_outside_special"),
        ("I want to sue the government", "filing_outside_administrative"),
    ],
)  # fmt: skip
def test_what_is_no_civil_suit_of_first_instance_is_sent_where_it_goes(text: str, reason: str) -> None:
    way = find_other_way(text)
    assert way and way.reason == reason and way.rule == "SPC21-2" and HAN.search(way.text.zh) and way.text.en


def test_a_civil_wish_is_sent_nowhere_else() -> None:
    assert find_other_way("借钱不还，想起诉") is None


@pytest.mark.parametrize(
    ("code", "answers", "reason"),
    [
        ("labour", {"arbitration": "none"}, "filing_labour_arbitration_first"),
        ("divorce", {"earlier_suit": "lately"}, "filing_divorce_too_soon"),
        ("sale_contract", {"my_side": "buyer", "arbitration_clause": "yes"}, "filing_arbitration_agreed"),
        ("house_lease", {"my_side": "tenant", "arbitration_clause": "yes"}, "filing_arbitration_agreed"),
        ("equity", {"matter": "transfer", "arbitration_clause": "yes"}, "filing_arbitration_agreed"),
        ("tort_traffic", {"harm": "ship"}, "filing_maritime_court"),
    ],
)
def test_an_answer_that_ends_this_way_says_so(code: str, answers: dict[str, str], reason: str) -> None:
    stop = CAUSES[code].stopped_by(answers)
    assert stop and stop.reason == reason


def test_an_answer_to_a_question_no_longer_asked_stops_nothing() -> None:
    assert CAUSES["equity"].stopped_by({"matter": "profit", "arbitration_clause": "yes"}) is None


def test_labour_asks_for_arbitration_first_and_names_the_fifteen_days() -> None:
    first = CAUSES["labour"].questions[0]
    assert first.key == "arbitration" and "15日" in first.stops[0].text.zh and first.stops[0].rule == "LAB-27"
    warned = draft(CAUSES["labour"], sample("a worker with an award")["answers"]).warnings
    assert any("15日" in remark.text.zh for remark in warned)


def test_who_claims_a_distribution_hears_of_the_resolution_it_takes_and_nobody_else_does() -> None:
    def told(matter: str) -> list[str]:
        return [remark.rule for remark in draft(CAUSES["equity"], {"matter": matter}).warnings]

    assert "COM-15" in told("profit") and "COM-15" not in told("transfer") + told("inspection")


def test_divorce_tells_that_the_party_attends_or_writes() -> None:
    assert any(w.rule == "CPL-65" and "书面意见" in w.text.zh for w in CAUSES["divorce"].warnings)


def test_a_question_hangs_on_earlier_answers_only_and_hides_what_hangs_on_it() -> None:
    lending, divorce = CAUSES["private_lending"], CAUSES["divorce"]
    assert "interest_rate" not in [q.key for q in lending.asked({"interest": "no"})]
    assert "interest_rate" in [q.key for q in lending.asked({"interest": "yes"})]
    hidden = {"earlier_suit": "already_divorced", "children": "yes"}
    assert not {"children", "children_wish"} & {q.key for q in divorce.asked(hidden)}


@pytest.mark.parametrize("row", SAMPLES, ids=[row["name"] for row in SAMPLES])
def test_claims_and_facts_are_drafted_word_for_word(row: dict[str, Any]) -> None:
    drafted = draft(CAUSES[row["cause"]], row["answers"])
    assert (drafted.name.zh, drafted.facts) == (row["called"], row["facts"])
    assert [claim.zh for claim in drafted.claims] == row["claims"]
    assert (drafted.amount, drafted.currency) == (row["amount"] and Decimal(row["amount"]), row["currency"])
    assert (drafted.fee_kind, list(drafted.to_translate), drafted.missing) == (row["fee_kind"], row["to_translate"], ())


def test_every_cause_has_a_sample() -> None:
    assert {row["cause"] for row in SAMPLES} == set(CAUSES)


@pytest.mark.parametrize("row", SAMPLES, ids=[row["name"] for row in SAMPLES])
def test_no_hole_stays_and_every_figure_was_the_persons(row: dict[str, Any]) -> None:
    drafted = draft(CAUSES[row["cause"]], row["answers"])
    assert not PLACEHOLDER.search(drafted.facts + "".join(c.zh + c.en for c in drafted.claims))
    told, said = " ".join(row["answers"].values()), drafted.facts
    assert set(map(Decimal, FIGURE.findall(said))) <= set(map(Decimal, FIGURE.findall(told)))


def test_with_no_answers_nothing_is_stated_and_what_is_required_is_named() -> None:
    drafted = draft(CAUSES["inheritance"], {})
    assert drafted.facts == "" and "deceased" in drafted.missing and drafted.amount is None
    assert [claim.zh for claim in drafted.claims] == ["请求依法确定本案诉讼费用的负担"]


def test_a_foreign_name_in_a_chinese_answer_needs_no_translation_but_a_passage_does() -> None:
    base = sample("a car accident")["answers"]
    name = draft(CAUSES["tort_traffic"], {**base, "how": "被告 Tom Chan 开车撞到原告"})
    passage = draft(CAUSES["tort_traffic"], {**base, "how": "he hit me with his car 车祸"})
    assert (name.to_translate, passage.to_translate) == ((), ("how",))


def test_sums_in_two_currencies_are_not_added() -> None:
    answers = {**sample("a landlord with a tenant who stays")["answers"], "rent_owed": "9000.00 HKD"}
    assert draft(CAUSES["house_lease"], answers).amount == Decimal("9000.00")
    both = Cause.model_validate({**CAUSES["house_lease"].model_dump(), "amount": ("rent_owed", "monthly_rent")})
    assert draft(both, answers).amount is None


def test_braces_in_an_answer_are_the_persons_own() -> None:
    answers = {**sample("an ancestral house without a will")["answers"], "deceased": "{heirs}"}
    assert "被继承人{heirs}于" in draft(CAUSES["inheritance"], answers).facts


def test_places_and_what_decides_the_court_reach_its_facts() -> None:
    told = court_answers(CAUSES["equity"], sample("seeing the books")["answers"])
    assert told == {"company_internal": "inspection", "company_place": "蓬江区"}
    assert with_answers(Facts("equity"), told).company_internal
    assert court_answers(CAUSES["house_lease"], {"house_place": "开平市"}) == {"property_place": "开平市"}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(tuple(CAUSES)), st.data())
def test_any_answers_give_a_draft_whose_free_parts_are_the_answers(code: str, data: st.DataObject) -> None:
    cause = CAUSES[code]
    one = {q.key: st.sampled_from(q.codes) if q.codes else st.text(max_size=12) for q in cause.questions}
    drafted: Drafted = draft(cause, data.draw(st.fixed_dictionaries({}, optional=one)))
    assert "\n" not in drafted.facts and len(drafted.claims) >= 1
    assert drafted.facts == "" or drafted.facts.endswith("。")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('code: private_lending', 'code: lending'),
        ('en: "private lending dispute"', 'en: ""'),
        ('en: "amount lent"', 'en: amount, lent'),
        ("asked_when: {interest: yes}", "asked_when: {nobody: yes}"),
        ("asked_when: {interest: yes}", "asked_when: {interest: perhaps}"),
        ("偿还借款本金{principal}", "偿还借款本金{pricipal}"),
        ("fee_kind: property", "fee_kind: cheap"),
        ("kind: money", "kind: gold"),
        ("place: 1", "place: 2"),
    ],
)  # fmt: skip
def test_a_page_with_a_gap_is_refused_by_name(tmp_path: Path, right: str, wrong: str) -> None:
    folder = copytree(CAUSES_FOLDER, tmp_path / "causes")
    page = folder / "private_lending.yml"
    text = page.read_text("utf-8")
    assert right in text
    page.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(CausePageError, match="private_lending"):
        load_causes(folder)
