"""The advisor, person by person: what comes first, what else is open, and what must never be offered."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from backend.authorization.adviser.advice import advise
from backend.authorization.adviser.apostille import IN_FORCE_FOR_CHINA, apostille_standing
from backend.authorization.adviser.missions import CompetentMission
from backend.authorization.adviser.route_guide import GUIDE_FILE, GuideFileError, load_guide
from backend.authorization.adviser.route_rules import RULES
from backend.authorization.adviser.routes import ROUTES
from backend.authorization.adviser.signatory import LAWYERS, PAPERS, PASSPORTS, Signatory
from backend.legal_map.missions import mission_there
from backend.shared.countries import countries, country_name
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml
from tests.legal_map.seed_map import seed_map

TODAY = date(2026, 11, 24)
with Path(__file__).with_name("advised_people.csv").open(encoding="utf-8") as _file:
    PEOPLE = list(csv.DictReader(_file))
FLAGS = {"yes": True, "no": False, "": None}


def mission_in(country: str, city: str) -> CompetentMission | None:
    """What the map says, as the house brings it to the advisor."""
    found = mission_there(country, city, seed_map())
    return CompetentMission(found.name, found.sure) if found else None


def signatory(row: dict[str, str]) -> Signatory:
    fields: dict[str, Any] = {key: row[key] for key in ("paper", "passport", "residence", "made_in")}
    return Signatory(
        **fields,
        on=date.fromisoformat(row["on"]),
        mission=mission_in(row["made_in"], row["city"]),
        lawyer=row["lawyer"] or "undecided",  # type: ignore[arg-type]
        settled=FLAGS[row["settled"]],
        verified=row["verified"] == "yes",
    )


@pytest.mark.parametrize("row", PEOPLE, ids=[row["who"] for row in PEOPLE])
def test_each_person_is_shown_the_right_way(row: dict[str, str]) -> None:
    comparison = advise(signatory(row))
    offered = {advice.route for advice in comparison.routes if advice.offered}
    assert comparison.first == row["first"]
    assert set(row["also"].split()) <= offered - {comparison.first}
    assert not offered & set(row["never"].split())


@pytest.mark.parametrize("row", [r for r in PEOPLE if r["mission"]], ids=[r["who"] for r in PEOPLE if r["mission"]])
def test_the_mission_is_the_one_of_the_consular_district(row: dict[str, str]) -> None:
    mission = advise(signatory(row)).mission
    assert mission is not None
    assert row["mission"] in mission.name.en


def test_the_table_holds_enough_people() -> None:
    assert len(PEOPLE) >= 40
    assert {row["first"] for row in PEOPLE} == set(ROUTES)


PEOPLE_OF_ALL_KINDS = st.builds(
    Signatory,
    paper=st.sampled_from(PAPERS),
    passport=st.sampled_from(PASSPORTS),
    residence=st.sampled_from(sorted(countries())),
    made_in=st.sampled_from(sorted(countries())) | st.text(max_size=3),
    on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    mission=st.none() | st.builds(CompetentMission, st.just(Words("中国大使馆", "Embassy of China")), st.booleans()),
    lawyer=st.sampled_from(LAWYERS),
    settled=st.sampled_from([True, False, None]),
    verified=st.booleans(),
    divorce=st.booleans(),
)


@given(PEOPLE_OF_ALL_KINDS)
def test_everybody_gets_exactly_one_first_way_and_every_text_is_whole(who: Signatory) -> None:
    comparison = advise(who)
    assert [advice.route for advice in comparison.routes] == list(ROUTES)
    assert comparison.of(comparison.first).offered
    for advice in comparison.routes:
        texts = [advice.name, advice.why, advice.days, advice.cost, *advice.steps, *advice.papers, *advice.doubts]
        assert all(text.zh and text.en and "{country}" not in text.zh + text.en for text in texts)
        assert advice.rules
    assert not {a.why for a in comparison.routes if a.offered} & set(comparison.warnings)


@given(PEOPLE_OF_ALL_KINDS)
def test_no_apostille_for_a_consular_paper_nor_without_the_convention(who: Signatory) -> None:
    if advise(who).of("apostille").offered:
        assert who.paper != "consular_paper"
        assert who.made_in not in ("IN", "CN", "HK", "MO", "TW")
        assert apostille_standing(who.made_in).in_force(who.on)


@given(PEOPLE_OF_ALL_KINDS)
def test_no_legalisation_where_the_convention_binds(who: Signatory) -> None:
    comparison = advise(who)
    if comparison.of("legalisation").offered:
        assert not apostille_standing(who.made_in).in_force(who.on)
        assert who.mission is not None
        assert not comparison.of("apostille").offered


@given(PEOPLE_OF_ALL_KINDS)
def test_video_only_for_a_mainland_lawyer_in_a_court_case_of_a_cross_border_party(who: Signatory) -> None:
    if advise(who).of("video_witness").offered:
        assert (who.paper, who.lawyer) == ("court_power", "mainland")
        assert who.verified or who.passport != "prc" or (who.settled is not False and who.residence != "CN")


@given(PEOPLE_OF_ALL_KINDS)
def test_the_mission_attests_for_chinese_citizens_only(who: Signatory) -> None:
    if advise(who).of("mission").offered and who.paper != "consular_paper":
        assert who.is_chinese
        assert who.is_act
        assert who.region == "abroad"


def test_jiangmen_s_and_guangzhou_s_figures_are_never_in_one_text() -> None:
    for page in load_guide().routes.values():
        for text in (page.days, page.cost):
            assert not ("90天" in text.zh and "广州" in text.zh)
            if re.search(r"90天|30天|5000", text.zh):
                assert re.search(r"20\d\d年", text.zh)


def test_what_we_know_from_memory_carries_its_doubt() -> None:
    assert [key for key, rule in RULES.items() if rule.confidence == "recall" and rule.doubt is None] == []
    assert any("法院答复为准" in d.zh for d in advise(signatory(PEOPLE[2])).of("apostille").doubts)


def test_an_unchecked_date_of_the_convention_is_said() -> None:
    caracas = next(row for row in PEOPLE if row["who"] == "Caracas Venezuelan")
    assert any("没有逐一核对" in doubt.zh for doubt in advise(signatory(caracas)).of("apostille").doubts)
    hanoi = next(row for row in PEOPLE if row["who"] == "Hanoi Vietnamese")
    assert not any("没有逐一核对" in doubt.zh for doubt in advise(signatory(hanoi)).of("apostille").doubts)


def test_full_powers_and_divorce_are_said_with_every_power_for_court() -> None:
    who = Signatory("court_power", "prc", "US", "US", TODAY, divorce=True)
    notes = [note.zh for note in advise(who).notes]
    assert "第65条" in notes[0]
    assert sum("第65条" in note for note in notes) == 1
    assert any("全权代理" in note for note in notes)
    assert not any("全权代理" in n.zh for n in advise(Signatory("property_power", "prc", "US", "US", TODAY)).notes)


def test_who_has_no_lawyer_yet_is_told_of_the_video_but_not_warned_of_it() -> None:
    comparison = advise(Signatory("court_power", "hk", "HK", "HK", TODAY))
    assert any("视频见证" in note.zh for note in comparison.notes)
    assert not any("视频" in warning.zh or "律师" in warning.zh for warning in comparison.warnings)


def test_the_pilot_of_hong_kong_lawyers_is_sent_to_a_check_by_hand() -> None:
    who = Signatory("court_power", "hk", "HK", "HK", TODAY, lawyer="hk_macao")
    assert "2026-10-04" in advise(who).of("video_witness").why.zh
    assert any("2026-10-04" in note.en for note in advise(who).notes)


def test_no_apostille_counts_before_china_joined() -> None:
    assert not apostille_standing("US").in_force(IN_FORCE_FOR_CHINA - timedelta(days=1))
    assert apostille_standing("US").in_force(IN_FORCE_FOR_CHINA)


def test_countries_stand_in_a_sentence() -> None:
    assert country_name("US").en == "the United States"
    assert country_name("??").zh == "??"


@pytest.mark.parametrize("gap", ["empty text", "unknown rule", "route missing"])
def test_a_guide_with_gaps_stops_the_start(tmp_path: Path, gap: str) -> None:
    page = read_yaml(GUIDE_FILE)
    if gap == "empty text":
        page["reasons"]["video_ready"]["en"] = " "
    elif gap == "unknown rule":
        page["reasons"]["video_ready"]["rules"] = ["CPL-0"]
    else:
        del page["routes"]["taiwan"]
    file = tmp_path / "guide.yml"
    file.write_text(yaml.safe_dump(page, allow_unicode=True), encoding="utf-8")
    with pytest.raises(GuideFileError):
        load_guide(file)


@pytest.mark.parametrize("place", ["RE", "PF", "PR", "GU", "CW", "AW", "KY", "GI", "BM", "CX"])
def test_a_territory_stands_as_the_state_it_belongs_to(place: str) -> None:
    standing = apostille_standing(place)
    assert standing.in_force(date(2026, 11, 27)) and standing.state


@pytest.mark.parametrize("place", ["XK", "FO", "GL", "TK"])
def test_no_apostille_is_promised_where_the_convention_does_not_reach(place: str) -> None:
    assert apostille_standing(place).since is None and not apostille_standing(place).objected


def test_nobody_on_reunion_is_sent_to_a_legalisation_that_has_stopped() -> None:
    comparison = advise(replace(signatory(PEOPLE[2]), paper="property_power", passport="foreign", made_in="RE"))
    assert comparison.of("apostille").offered and not comparison.of("legalisation").offered
