"""Who asks for advice in Vietnamese, or says who they are, raises no alarm; who tells an end of life still does."""

from __future__ import annotations

import pytest

from bench.danger_report import Sentence, listened
from bench.nlu_pipeline import Pipeline
from bot.nlu.danger.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "tôi muốn tư vấn về hợp đồng",
        "cho tôi gặp nhân viên tư vấn",
        "toi can tu van luat",
        "xin tu van giup em thu tuc ly hon",
        "TƯ VẤN PHÁP LÝ bao nhiêu tiền",
    ],
)
def test_advice_is_no_end_of_life(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["tôi muốn tự vẫn", "chị tôi vừa tự vẫn", "muon tu van", "em muốn tự tử"])
def test_an_end_of_life_is_still_heard(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.kind == "self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "tôi đang ở Bình Dương, vợ tôi tên là Hoàng Thị Lan, cô ấy là người Giang Môn",
        "anh trai tôi tên là Bùi Quốc Khánh, anh ấy nợ tôi năm mươi triệu",
        "mẹ tôi tên là Đỗ Thị Nga, quốc tịch Việt Nam",
        "suami saya nama Tan Boon Huat, dia orang Kaiping",
        "kakak saya bernama Dewi Lestari, tinggal di Medan",
    ],
)
def test_who_somebody_is_raises_no_alarm(pipeline: Pipeline, text: str) -> None:
    (heard,) = listened(pipeline, [Sentence(text, "none", "")])
    assert not heard.alarmed, heard.kind
