"""Which court is proposed, by which rule, and what is said where it is none of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.filing.jurisdiction.facts import Facts, Home, Subject, home_of, with_answers
from backend.filing.jurisdiction.proposal import Proposal, propose_court
from backend.filing.jurisdiction.rules import JURISDICTION_FILE, JurisdictionPageError, load_jurisdiction, need_words
from backend.filing.model import Party
from backend.shared.courts import BASIC, COURTS, court_numbered, read_place
from backend.shared.yaml_pages import read_yaml

SITUATIONS = read_yaml(Path(__file__).with_name("court_situations.yml"))
PAGE = load_jurisdiction()
HAN = re.compile(r"[一-鿿]")
HOME = re.compile(
    r"(?P<place>[^@#~!]*)(?:@(?P<region>\w+))?(?:#(?P<registered>[^~]+))?(?:~(?P<nationality>\w+))?(?P<missing>!?)"
)
OURS = {"n", "p", "d", "court", "rule", "alternatives", "doubts", "needs", "amount"}
ALWAYS = {"JUR-JM", "CPL-35"}
"""Doubts said with many proposals, checked by name below; the table names the rest."""


def home(text: str) -> Home:
    parts = HOME.fullmatch(text)
    assert parts
    told = {key: value or "" for key, value in parts.groupdict().items()}
    return Home(told["place"], told["region"], told["registered"], told["nationality"], bool(told["missing"]))


def facts(row: Mapping[str, Any]) -> Facts:
    rest = {key: value for key, value in row.items() if key not in OURS}
    amount = Decimal(row["amount"]) if "amount" in row else None
    return Facts(
        plaintiffs=tuple(map(home, row["p"])), defendants=tuple(map(home, row["d"])), amount_yuan=amount, **rest
    )


def outcome(proposal: Proposal) -> str:
    return proposal.court or ("outside" if proposal.outside else "ask")


@pytest.mark.parametrize("row", SITUATIONS, ids=[row["n"] for row in SITUATIONS])
def test_each_situation_leads_to_its_court_by_its_rule(row: dict[str, Any]) -> None:
    proposal = propose_court(facts(row))
    assert (outcome(proposal), proposal.reasons[0].rule) == (row["court"], row["rule"])
    assert [other.court for other in proposal.alternatives] == row.get("alternatives", [])
    doubts = {doubt.rule for doubt in proposal.doubts}
    assert set(row.get("doubts", [])) <= doubts and doubts <= {*row.get("doubts", []), *ALWAYS}
    if row["court"] == "ask" or "needs" in row:
        assert list(proposal.needs) == row["needs"]


def test_there_are_enough_situations_and_every_court_is_proposed_in_one() -> None:
    assert len(SITUATIONS) >= 45 and len({row["n"] for row in SITUATIONS}) == len(SITUATIONS)
    assert {row["court"] for row in SITUATIONS} >= set(COURTS)


places = st.sampled_from(
    ["", "江门市", "香港", "广州市", "白沙", "台山市台城街道", "Enping", "中级法院", "?", *COURTS]
) | st.text(max_size=8)
homes = st.builds(
    Home, places, st.sampled_from(["", "CN", "CA", "HK"]), places, st.sampled_from(["", "foreign", "prc_mainland"]),
    st.booleans(),
)  # fmt: skip
PLACES = [field.name for field in fields(Facts) if field.name.endswith("_place") or field.name == "workplace"]
maybe = st.none() | st.booleans()
any_facts = st.builds(
    Facts,
    cause=st.sampled_from(["private_lending", "sale_contract", "house_lease", "divorce", "inheritance", "labour",
                           "tort_traffic", "equity", "other", "nonsense"]),
    plaintiffs=st.lists(homes, max_size=11).map(tuple), defendants=st.lists(homes, max_size=3).map(tuple),
    amount_yuan=st.none() | st.decimals(0, 10**10, places=2),
    subject=st.sampled_from(["civil"] * 9 + list(get_args(Subject))),
    land=st.booleans(), company_internal=st.booleans(), complex_case=st.booleans(), already_divorced=st.booleans(),
    settled_abroad=maybe, foreign_court_refused=maybe, spouse_away_over_year=st.booleans(), agreed_court=places,
    **dict.fromkeys(PLACES, places),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(any_facts)
def test_whatever_is_known_there_is_a_court_or_a_way_out_or_a_question_and_a_reason(known: Facts) -> None:
    proposal = propose_court(known)
    assert proposal.reasons and "法院决定" in proposal.note.zh and "court decides" in proposal.note.en
    assert proposal.court in COURTS or proposal.outside or proposal.needs
    assert not (proposal.court and proposal.outside)
    assert all(need_words(need).zh for need in proposal.needs)
    assert proposal.court not in [other.court for other in proposal.alternatives]
    assert all("{" not in reason.text.zh + reason.text.en for reason in proposal.reasons)


def test_that_jiangmen_may_concentrate_its_cases_is_said_while_no_notice_is_known() -> None:
    doubts = propose_court(Facts("sale_contract", (Home(region="US"),), (Home("台山市"),))).doubts
    assert any(doubt.rule == "JUR-JM" and "12368" in doubt.text.zh for doubt in doubts)


def test_a_published_concentration_moves_foreign_related_cases_only() -> None:
    notice = PAGE.settings.model_copy(
        update={"concentrated": {"taishan": "pengjiang"}, "concentrated_not_for": ("divorce",)}
    )
    abroad, here, other = Home(region="US"), Home("台山市"), Home("广州市")
    moved = propose_court(Facts("sale_contract", (abroad,), (here,)), notice)
    assert (moved.court, [reason.rule for reason in moved.reasons]) == ("pengjiang", ["JUR-4", "CPL-22"])
    assert "JUR-JM" not in {doubt.rule for doubt in moved.doubts}
    assert propose_court(Facts("sale_contract", (other,), (here,)), notice).court == "taishan"
    assert propose_court(Facts("divorce", (abroad,), (here,)), notice).court == "taishan"


def test_a_chosen_court_is_asked_for_where_a_contract_might_name_one() -> None:
    loan = propose_court(Facts("private_lending", (Home(region="US"),), (Home("台山市"),)))
    assert any("合同里写了" in doubt.text.zh for doubt in loan.doubts)


@pytest.mark.parametrize(
    ("text", "courts"),
    [
        ("台山市台城街道桥湖路", ["taishan"]), ("臺山", ["taishan"]), ("Toishan", ["taishan"]), ("四九镇", ["taishan"]),
        ("江门市江海区江南街道", ["jianghai"]), ("新會會城", ["xinhui"]), ("开平赤坎镇", ["kaiping"]),
        ("长沙街道", ["kaiping"]),
        ("江门市白沙", ["pengjiang", "taishan"]), ("鹤山沙坪", ["heshan"]),
        ("江门市中级人民法院", ["jiangmen_intermediate"]),
        ("江门市蓬江区中山路3号", ["pengjiang"]), ("Enping, Jiangmen, Guangdong, China", ["enping"]),
        ("江门市", list(BASIC)),
        ("长沙", []), ("长江海鲜", []), ("新会路", []), ("", []),
    ],
)  # fmt: skip
def test_a_place_tells_its_district(text: str, courts: list[str]) -> None:
    assert list(read_place(text).courts) == courts


@pytest.mark.parametrize(
    "text", ["广州市白云区", "上海市江门路5号", "湖南省长沙市", "Jiangmen Road, Shanghai", "Taishan, Shandong"]
)
def test_a_place_elsewhere_in_china_is_not_taken_for_ours(text: str) -> None:
    reading = read_place(text)
    assert reading.elsewhere and not reading.courts


@pytest.mark.parametrize("text", ["温哥华", "香港九龙开平道", "San Francisco, USA", "多倫多"])
def test_a_place_outside_the_mainland_is_seen(text: str) -> None:
    assert read_place(text).abroad and not read_place(text).courts


def test_every_town_with_its_ending_leads_to_a_court_that_has_it() -> None:
    wrong = [
        town
        for code in BASIC
        for town in COURTS[code].towns
        if not {code} <= set(read_place(f"江门市{town}镇").courts) and code not in read_place(f"{town}街道").courts
    ]
    assert wrong == []


def test_the_courts_have_their_numbers_and_names_in_both_languages() -> None:
    numbers = {"0703": "pengjiang", "0704": "jianghai", "0705": "xinhui", "0781": "taishan", "0783": "kaiping",
               "0784": "heshan", "0785": "enping", "07": "jiangmen_intermediate"}  # fmt: skip
    assert {number: court.code for number in numbers if (court := court_numbered(number))} == numbers
    assert court_numbered("0106") is None
    assert all(HAN.search(court.name.zh) and not HAN.search(court.name.en) for court in COURTS.values())
    assert not re.search(r"\d{3}", "".join(court.name.zh for court in COURTS.values()))


def test_a_party_of_a_filing_is_placed_by_its_district_then_its_address() -> None:
    assert home_of(Party("person", "陈某", address="广州", region="CN", district="taishan")).reading.court == "taishan"
    assert home_of(Party("person", "陈某", address="台山市", region="CA")).abroad


def test_answers_of_the_cause_become_facts() -> None:
    told = {"company_place": "蓬江区", "company_internal": "inspection", "already_divorced": "never"}
    known = with_answers(Facts("equity"), told)
    assert known.company_internal and not known.already_divorced and propose_court(known).court == "pengjiang"
    assert not with_answers(Facts("equity"), {"company_internal": "transfer"}).company_internal


def test_what_law_md_holds_unverified_is_said_with_its_doubt() -> None:
    recalled = {key: rule for key, rule in PAGE.rules.items() if rule.rule in ("LAB-COURT", "CPL-27", "CPL-29")}
    assert recalled and all(
        "以法院答复为准" in rule.found.zh and "confirmed by the court" in rule.found.en for rule in recalled.values()
    )


def test_the_page_speaks_both_languages_and_names_articles() -> None:
    texts = [words for rule in PAGE.rules.values() for words in (rule.found, rule.why)]
    texts += [*PAGE.outside.values(), *PAGE.needs.values(), PAGE.note]
    assert all(HAN.search(words.zh) and not HAN.search(words.en) for words in texts)
    assert all("第" in rule.found.zh and "Art" in rule.found.en for rule in PAGE.rules.values())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("{}\n  concentrated_source", "{taishan: nowhere}\n  concentrated_source"), ("note:", "notes:")],
)
def test_a_page_with_a_gap_is_refused(tmp_path: Path, right: str, wrong: str) -> None:
    file = tmp_path / "rules.yml"
    text = JURISDICTION_FILE.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong), "utf-8")
    with pytest.raises(JurisdictionPageError):
        load_jurisdiction(file)
