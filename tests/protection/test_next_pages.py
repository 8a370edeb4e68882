"""The pages of what people ask next: complete, sourced, in both languages, and refused where a link leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from backend.protection.library_pages import LibraryFault, law_library
from backend.protection.next_pages import next_pages, read_next_pages
from backend.protection.retrieval.next_search import NextSearch

ASKED_MOST = (
    "loan_no_interest_agreed", "loan_transfer_without_iou", "loan_debtor_dead", "loan_guarantor", "loan_spouse_debt",
    "limitation_three_years", "limitation_expired", "labour_unpaid_wages", "labour_dismissal_compensation",
    "labour_work_injury", "labour_commute_injury", "labour_one_year_limit", "labour_no_contract_double_wages",
    "divorce_where_to_begin", "divorce_sue_from_abroad", "divorce_one_side_refuses", "divorce_bride_price",
    "divorce_property_before_after", "divorce_cooling_off", "divorce_protection_order", "domestic_violence_meaning",
    "custody_on_divorce", "child_maintenance_amount", "inherit_no_will_shares", "inherit_order_of_heirs",
    "inherit_foreign_nationals_may", "inherit_will_forms_valid", "will_needs_no_notary", "inherit_will_left_me_out",
    "lease_deposit_back", "property_rent_unpaid", "lease_landlord_ends_early", "lease_house_sold",
    "traffic_driver_liable", "traffic_accident_while_visiting", "scam_already_paid", "criminal_relative_detained",
    "online_defamation", "neighbour_water_leak", "developer_late_or_no_deed",
    "property_contract_signed_not_registered", "fee_scale", "service_how_abroad", "appeal_days",
    "enforcement_how_apply", "enforcement_no_money", "con_lost_passport", "adoption_by_overseas_relative",
    "poa_ways_from_abroad",
)  # fmt: skip


def test_what_people_ask_most_leads_on() -> None:
    links = next_pages().links
    few = [name for name in ASKED_MOST if sum(name in link.after for link in links) < 2]
    assert few == []


def test_every_link_is_labelled_and_asked_for_in_both_languages() -> None:
    for link in next_pages().links:
        assert any(way.isascii() for way in link.ways) and not all(way.isascii() for way in link.ways), link.label.en


def test_answers_of_their_own_name_their_articles_and_are_told_behind_something() -> None:
    pages = next_pages()
    assert pages.answers
    for name, answer in pages.answers.items():
        assert all(source.article for source in answer.sources), name
        assert pages.stands_for(name) in law_library(), name


def test_each_way_of_asking_finds_its_own_link_behind_an_entry_of_it() -> None:
    pages = next_pages()
    search = NextSearch(pages.links)
    astray = []
    for link in pages.links:
        told = min(link.after, default="loan_no_interest_agreed")
        for way in link.ways:
            found = search.find((told,), way)
            if found is None or found[0].to != link.to:
                astray.append((link.label.en, told, way, found and found[0].label.en))
    assert astray == []


def _page(folder: Path, **link: object) -> Path:
    told = {"after": ["loans"], "label": {"zh": "借条丢了", "en": "Lost IOU"}, "ask": ["借条丢了", "lost the IOU"]}
    (folder / "loans.yml").write_text(yaml.safe_dump({"links": [told | link]}, allow_unicode=True), "utf-8")
    return folder


def test_a_page_is_read(tmp_path: Path) -> None:
    pages = read_next_pages(_page(tmp_path, to="evidence_iou_lost"), law_library())
    assert [link.to for link in pages.links] == ["evidence_iou_lost"]
    assert "loan_guarantor" in pages.links[0].after


@pytest.mark.parametrize(
    "fault",
    [
        {"to": "no_such_entry"},
        {"to": "evidence_iou_lost", "after": ["no_such_topic"]},
        {"to": "evidence_iou_lost", "ask": ["借条丢了"]},
        {"to": "evidence_iou_lost", "label": {"zh": "借条丢了"}},
        {"to": "evidence_iou_lost", "word": []},
    ],
)
def test_a_page_that_leads_nowhere_stops_the_start(tmp_path: Path, fault: dict[str, object]) -> None:
    with pytest.raises(LibraryFault):
        read_next_pages(_page(tmp_path, **fault), law_library())


def test_an_answer_may_not_take_the_id_of_an_entry(tmp_path: Path) -> None:
    told = yaml.safe_load((Path(__file__).parents[2] / "backend/protection/next/loans.yml").read_text("utf-8"))
    told["answers"][0]["id"] = "loan_guarantor"
    (tmp_path / "loans.yml").write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    with pytest.raises(LibraryFault, match="stands twice"):
        read_next_pages(tmp_path, law_library())
