"""The page a notary edits: complete, in both languages, lawful, and refused when it has a gap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backend.notarization.matters import MATTERS_FILE, MattersFileError, load_matters

HAN = re.compile(r"[一-鿿]")
ELEVEN = {
    "power_of_attorney", "declaration", "kinship", "birth", "marital_status", "no_criminal_record", "education", "will",
    "inheritance", "signature_seal", "true_copy",
}  # fmt: skip
MATTERS = load_matters()


def test_there_are_the_eleven_matters() -> None:
    assert set(MATTERS) == ELEVEN


@pytest.mark.parametrize("code", sorted(ELEVEN))
def test_every_matter_says_what_to_bring_who_comes_and_by_which_rule_in_both_languages(code: str) -> None:
    matter = MATTERS[code]
    texts = [matter.name, matter.about, matter.who, matter.fee, matter.issue_time, *matter.papers]
    assert all(HAN.search(text.zh) and re.search("[a-z]", text.en) and not HAN.search(text.en) for text in texts)
    assert len(matter.papers) >= 4 and len(matter.rules) >= 3 and len(matter.folk_names) >= 3


@pytest.mark.parametrize("code", sorted(ELEVEN))
def test_no_fee_is_invented_and_the_term_names_its_exclusions(code: str) -> None:
    matter = MATTERS[code]
    assert not re.search(r"\d", matter.fee.zh + matter.fee.en)
    assert "15个工作日" in matter.issue_time.zh and "不算在内" in matter.issue_time.zh
    assert any(rule.cite.zh == "公证法(2017修正)第30条" for rule in matter.rules)


def test_wills_and_inheritance_are_never_by_video_and_everything_else_may_be() -> None:
    assert {code for code, matter in MATTERS.items() if not matter.by_video} == {"will", "inheritance"}


def test_what_only_the_person_can_do_has_no_agent() -> None:
    only_oneself = {"will", "power_of_attorney", "declaration", "signature_seal"}
    assert {code for code, matter in MATTERS.items() if not matter.agent_allowed} == only_oneself


def test_a_rule_we_did_not_read_ourselves_carries_its_doubt() -> None:
    rules = {rule for matter in MATTERS.values() for rule in matter.rules}
    assert all(rule.doubt for rule in rules if rule.confidence != "text")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("zh: 委托书公证, en: power of attorney", "zh: 委托书公证"),
        ("by_video: true", "by_video: 也许"),
        ('mission: "no"', "mission: no"),
        ("rules: [公证法11,", "rules: [公证法99,"),
        ("zh: 委托书公证, en: power of attorney", "zh: ' ', en: power of attorney"),
    ],
)
def test_a_gap_in_the_page_is_refused_with_the_name_of_the_entry(tmp_path: Path, right: str, wrong: str) -> None:
    page = MATTERS_FILE.read_text("utf-8")
    assert right in page
    (tmp_path / "matters.yml").write_text(page.replace(right, wrong, 1), "utf-8")
    with pytest.raises(MattersFileError, match=r"^\w+: "):
        load_matters(tmp_path / "matters.yml")
