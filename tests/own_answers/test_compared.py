"""Two or three ways of the house that are compared are heard as a comparison; one that is only asked about is not."""

from __future__ import annotations

import pytest

from actions.own_answers.readers.compared import aspects_compared, ways_compared


@pytest.mark.parametrize(
    ("text", "ways", "aspects"),
    [
        ("仲裁、调解、打官司哪个便宜", ("arbitration", "mediation", "court"), ("cost",)),
        ("what is cheaper, arbitration or mediation or court?", ("arbitration", "mediation", "court"), ("cost",)),
        ("欠我三十万，仲裁同打官司邊個平啲", ("arbitration", "court"), ("cost",)),
        ("走调解跟走法院，谁快", ("mediation", "court"), ("time",)),
        ("打官司贵还是仲裁贵", ("court", "arbitration"), ("cost",)),
        ("公证和视频见证哪个快", ("notary", "witness"), ("time",)),
        ("is mediation faster than court?", ("mediation", "court"), ("time",)),
        ("調解同仲裁有咩分別，邊個快", ("mediation", "arbitration"), ("time",)),
        ("视频见证和去领事馆公证哪个方便", ("witness", "mission"), ("cost", "time")),
        ("would a lawsuit cost less than arbitration", ("court", "arbitration"), ("cost",)),
        ("調解同打官司邊樣好", ("mediation", "court"), ("cost", "time")),
        ("notary or the consulate, which is quicker?", ("notary", "mission"), ("time",)),
    ],
)
def test_a_comparison_is_heard_with_its_ways_and_by_what(text, ways, aspects):
    assert ways_compared(text) == ways
    assert aspects_compared(text) == aspects


@pytest.mark.parametrize(
    "text",
    [
        "仲裁要多少钱", "调解快吗", "how long does arbitration take", "打官司太贵，我想申请调解",
        "劳动仲裁和起诉哪个快", "先仲裁还是先起诉", "合同写了仲裁又写法院，哪个好", "调解书和判决书有什么区别",
        "what time do the court and the notary open", "notary or court, which way is better for an inheritance?",
        "帮我看看公证和见证的材料", "他去法院告我，我想调解",
    ],
)  # fmt: skip
def test_what_compares_nothing_is_left_to_its_own_answer(text):
    assert ways_compared(text) == ()
