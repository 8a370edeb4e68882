"""A file of lay people's questions is read, heard and counted, and one without a question is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import lay_law
from bench.held_out import FALLBACK, Judged, Utterance
from bench.lay_law import OF_LAW, NoQuestions, heard, read_lay_questions
from bench.nlu_pipeline import Pipeline

OURS = ["借条没写还款日期，还能不能要回来？", "房东不退押金，租客可以怎么办？", "外孙能不能继承外婆的房子？"]


def test_questions_stand_in_a_list_or_one_a_line(tmp_path: Path) -> None:
    listed, lines = tmp_path / "asked.json", tmp_path / "asked.txt"
    listed.write_text(json.dumps([{"question": one, "articles": []} for one in OURS], ensure_ascii=False), "utf-8")
    lines.write_text("\n\n".join(OURS), "utf-8")
    assert [one.text for one in read_lay_questions(listed)] == OURS
    assert read_lay_questions(lines) == read_lay_questions(listed)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"question": "a"}', '[{"asked": "a"}]'])
def test_a_file_without_a_question_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "asked.json"
    file.write_text(content, "utf-8")
    with pytest.raises(NoQuestions, match=r"asked\.json"):
        read_lay_questions(file)


def test_outright_ranked_first_and_among_three_are_counted_apart() -> None:
    def judged(decided: str, *ranking: str) -> Judged:
        return Judged(Utterance("a", OF_LAW, ""), decided, [{"name": name} for name in ranking])  # type: ignore[dict-item]

    found = heard([
        judged(OF_LAW, OF_LAW, "inform"),
        judged(FALLBACK, OF_LAW, "inform"),
        judged(FALLBACK, "inform", OF_LAW),
        judged("start_filing", "start_filing", "inform", "deny", OF_LAW),
    ])  # fmt: skip
    assert list(found.values()) == [4, 0.25, 0.5, 0.75]


def test_a_missed_goal_is_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "asked.txt"
    file.write_text("\n".join(OURS), "utf-8")
    monkeypatch.setattr("sys.argv", ["lay_law", str(file), "--show"])
    for decided, status in ((OF_LAW, 0), ("inform", 1)):
        monkeypatch.setattr(
            lay_law, "model_judge", lambda decided=decided: lambda one: Judged(one, decided, [{"name": decided}])
        )
        assert lay_law.main() == status
        said = capsys.readouterr().out
        assert ("100.0%" in said) is (decided == OF_LAW) and (OURS[0] in said) is (decided != OF_LAW)


def test_what_lay_people_ask_is_heard_by_the_pipeline(pipeline: Pipeline, tmp_path: Path) -> None:
    file = tmp_path / "asked.txt"
    file.write_text("\n".join(OURS), "utf-8")
    assert heard([pipeline.judge(one) for one in read_lay_questions(file)])["lay_ranked_first"] == 1.0
