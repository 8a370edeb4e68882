"""Each article a text cites is looked up, and every difference is told with its doubt, on both databases."""

from __future__ import annotations

import time

import pytest

from backend.shared.errors import Refused
from backend.statutes.commands import CheckCitations, CheckFile, CheckPaper
from backend.statutes.handlers import MOST_CHECKED, Statutes
from backend.statutes.model import Number
from backend.statutes.wording import report_lines
from tests.statutes.conftest import Papers


def verdicts(statutes: Statutes, text: str) -> list[str]:
    return [one.verdict for one in statutes.check(CheckCitations(text)).checked]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("按《民法典》第一千一百二十八条办理。", "found"),
        ("《民法典》第1128条规定：“先走的猫留下小猫的，由小猫代位分得鱼干。”", "found"),
        ("《民法典》第1128条规定：“先走的猫留下小猫的，由小猫代位分得鱼乾”", "found"),
        ("《民法典》第1128条规定：“狗可以继承主人所有的骨头，永远有效。”", "differs"),
        ("《民法典》第1129条规定：“先走的猫留下小猫的，由小猫代位分得鱼干。”", "moved"),
        ("《民法典》第2000条", "missing"),
        ("《合同法》第52条", "repealed"),
        ("婚姻法第三十二条", "repealed"),
        ("《婚姻法解释三》第七条", "repealed"),
        ("《刑法》第266条", "unknown"),
        ("《月球开发条例》第3条", "unknown"),
        ("德国民法典第823条", "foreign"),
    ],
)
def test_a_citation_gets_its_verdict(statutes: Statutes, text: str, verdict: str) -> None:
    assert verdicts(statutes, text) == [verdict]


def test_what_is_only_reported_in_other_words_is_not_called_wrong(statutes: Statutes) -> None:
    assert verdicts(statutes, "根据民法典第1127条规定，最亲近的动物先拿到留下来的食物。") == ["found"]


def test_an_article_that_bore_another_number_before_says_so(statutes: Statutes) -> None:
    checked = statutes.check(CheckCitations("依照民事诉讼法第三条")).checked[0]
    assert (checked.verdict, checked.moved_to) == ("found", Number(4))
    line = report_lines(statutes.check(CheckCitations("依照民事诉讼法第三条")), "zh")[-1]
    assert "可能是现在的第四条" in line and "2024-01-01" in line


def test_an_article_that_stayed_where_it_was_says_nothing(statutes: Statutes) -> None:
    assert statutes.check(CheckCitations("依照民事诉讼法第二条")).checked[0].moved_to is None


def test_a_report_says_the_sum_first_and_what_is_to_be_looked_at_before_the_rest(statutes: Statutes) -> None:
    report = statutes.check(CheckCitations("民法典第1127条、第2000条，合同法第52条，刑法第266条"))
    lines = report_lines(report, "zh")
    assert lines[0] == "核对了4处：1处有这一条，2处要看一下，1处核对不了。"
    assert lines[1].startswith("❌ 《民法典》第二千条") and lines[-1].startswith("✅ 《民法典》第一千一百二十七条")
    assert any("民法典第一千二百六十条" in line and "仍可能用旧法" in line for line in lines)


def test_a_report_in_english_names_laws_in_english(statutes: Statutes) -> None:
    lines = report_lines(
        statutes.check(CheckCitations("Article 52 of the Contract Law and Article 1127(1) of the Civil Code")), "en"
    )
    assert lines[1].startswith(
        "⛔ Contract Law, Art. 52: Contract Law has not been in force since 2021-01-01; see Civil Code"
    )
    assert lines[2].startswith(
        "✅ Civil Code, Art. 1127(1): it exists (passed or amended 2020-05-28, in force since 2021-01-01)"
    )


def test_one_article_cited_often_is_checked_once(statutes: Statutes) -> None:
    text = "《民法典》第1127条……民法典第一千一百二十七条……《中华人民共和国民法典》第1127条"
    assert verdicts(statutes, text) == ["found"]


def test_with_nothing_imported_only_what_is_repealed_is_told(empty: Statutes) -> None:
    report = empty.check(CheckCitations("合同法第52条，民法典第1127条"))
    assert report.is_empty
    assert [one.verdict for one in report.checked] == ["repealed", "unknown"]
    assert report_lines(report, "zh")[0].startswith("这里还没有装法律条文")


def test_a_text_without_citations_says_so(statutes: Statutes) -> None:
    assert report_lines(statutes.check(CheckCitations("合同第三条约定每月付租。")), "zh") == ["没有找到引用的法条。"]


def test_hundreds_of_citations_are_checked_as_far_as_the_limit(statutes: Statutes) -> None:
    text = "、".join(f"民法典第{number}条" for number in range(1, MOST_CHECKED + 51))
    started = time.monotonic()
    report = statutes.check(CheckCitations(text))
    assert (len(report.checked), report.is_cut) == (MOST_CHECKED, True)
    assert time.monotonic() - started < 10


def test_a_persons_file_is_checked_by_its_words(statutes: Statutes, papers: Papers) -> None:
    papers.words = {"f_1": "本院依照《合同法》第52条判决", "f_2": "", "f_3": " \n…… 123"}
    assert [one.verdict for one in statutes.check_file(CheckFile("f_1", "p")).checked] == ["repealed"]
    for file_id, reason in (
        ("f_2", "statutes_file_unreadable"),
        ("f_3", "statutes_file_unreadable"),
        ("f_4", "file_unknown"),
    ):
        with pytest.raises(Refused) as no:
            statutes.check_file(CheckFile(file_id, "p"))
        assert no.value.reason == reason


def test_a_paper_on_the_disk_is_checked(statutes: Statutes) -> None:
    assert [
        one.verdict for one in statutes.check_paper(CheckPaper("text/plain", "民法典第1128条".encode())).checked
    ] == ["found"]
