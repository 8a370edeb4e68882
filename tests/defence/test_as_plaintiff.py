"""Plaintiffs who speak of the defendant are answered as such; who is sued, or will sue, is not."""

from __future__ import annotations

import pytest

from actions.defence.as_plaintiff import told_of_defendant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我告了他，我好怕他报复", "defendant_frightens"),
        ("我起诉了前夫，很怕他开庭时报复我", "defendant_frightens"),
        ("我告咗個老闆，佢恐嚇我", "defendant_frightens"),
        ("I sued my boss and I'm scared of him", "defendant_frightens"),
        ("I am the plaintiff, he threatens me now", "defendant_frightens"),
        ("I sued him and the defendant has not answered, what now", "defendant_silent"),
        ("我是原告，被告不来开庭怎么办", "defendant_silent"), ("我告咗佢，佢一直唔應訴點算", "defendant_silent"),
        ("我去年起诉了租客，他从来没出庭", "defendant_silent"),
        ("I sued my landlord and he never replied to the court", "defendant_silent"),
        ("the company I sued is ignoring the summons, I am the plaintiff", "defendant_silent"),
        ("我起诉的被告提交了答辩状，我该怎么办", "defendant_answered"),
        ("我係原告，收到佢份答辯狀", "defendant_answered"),
        ("I sued him; he filed his answer, what do I do", "defendant_answered"),
        ("被告反诉我怎么办", "sued_back"), ("佢反訴我點算", "sued_back"),
        ("he counterclaimed against me", "sued_back"),
        ("The defendant filed a counterclaim", "sued_back"),
        ("我是原告，他收到傳票一直不理", "defendant_silent"), ("我告了他，我收到传票了", ""),
        ("我被告了，我想反诉", ""), ("我是被告，我没去开庭", ""), ("他告了我，我怕他报复", ""),
        ("我想告他，但怕他报复", ""), ("他不理我，我要告他", ""), ("my landlord never replied to me", ""),
        ("I was sued and did not come to the hearing", ""), ("我是原告，我不能来开庭", ""),
        ("我告诉了他，他不理我", ""), ("我告了他，怕他转移财产", ""), ("How do I file a counterclaim?", ""),
        ("I'm the plaintiff but I can't attend the hearing", ""), ("我没收到答辩状", ""),
    ],
)  # fmt: skip
def test_what_is_told_of_the_defendant_by_who_sued(text: str, told: str) -> None:
    assert told_of_defendant(text) == told


def test_that_one_sued_may_have_been_said_before() -> None:
    assert told_of_defendant("他一直不应诉", "我起诉了房东") == "defendant_silent"
    assert told_of_defendant("他一直不应诉", "他起诉了我") == ""
