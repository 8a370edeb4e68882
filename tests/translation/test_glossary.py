"""The court terms: rendered as the glossary says in both directions, found in any script, not inside other words."""

from __future__ import annotations

from collections import Counter

import pytest

from backend.platforms.translation import LibreTranslate
from backend.translation.checking import judged
from backend.translation.glossary import terms, uses
from backend.translation.marks import marked
from backend.translation.model import Language
from tests.architecture.source_tree import ROOT
from tests.connectors.platform_double import Double
from tests.translation.conftest import KEY

SENTENCES: dict[Language, tuple[str, Language]] = {
    "zh": ("请在五月三日以前说明{}的情况，谢谢。", "en"),
    "en": ("Please tell me about the {} before noon.", "zh"),
}


def found(text: str, language: Language) -> list[str]:
    return [one.term.zh for one in uses(text, language)]


def test_there_are_two_hundred_terms_and_each_is_named_once() -> None:
    assert len(terms()) >= 200
    for written in ([one.zh for one in terms()], [form.casefold() for one in terms() for form in (one.en, *one.also)]):
        assert [word for word, count in Counter(written).items() if count > 1] == []
    assert {one.sure for one in terms()} == {"settled", "usual", "ours"} and all(one.source for one in terms())


@pytest.mark.parametrize("source", ["zh", "en"])
def test_every_term_comes_back_as_the_glossary_renders_it(translator: Double, source: Language) -> None:
    translator.reset()
    client = LibreTranslate(translator.url, KEY, 5.0)
    sentence, target = SENTENCES[source]
    wrong: dict[str, str] = {}
    for term in terms():
        text = sentence.format(term.in_language(source))
        sent = marked(text, source, target)
        made = judged(text, client.translate(sent.wanted), sent)
        if term.in_language(target) not in made.text or made.doubts:
            wrong[term.zh] = f"{made.text} {made.doubts}"
    client.close()
    assert wrong == {}


def test_an_answer_without_the_rendering_is_doubtful_whichever_term_it_is() -> None:
    for term in terms():
        text = f"请说明{term.zh}的情况。"
        assert judged(text, "Please tell us how it stands.", marked(text, "zh", "en")).doubts == (term.zh,)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("原告向被告送达了授权委托书", "zh", ["原告", "被告", "送达", "授权委托书"]),
        ("對方申請財產保全，並提出管轄權異議", "zh", ["财产保全", "管辖权异议"]),
        ("Two powers of attorney and the plaintiffs’ statement of defense", "en", ["授权委托书", "原告", "答辩状"]),
        ("THE  SUMMONS and a small-claims procedure", "en", ["传票", "小额诉讼程序"]),
        ("我被告知今天不开门", "zh", []),
        ("这个问题已经调解决了吗", "zh", []),
        ("以上诉求请处理，网上诉讼怎么办", "zh", []),
        ("I will appealing-ly witnessed the evidenced thing", "en", []),
        ("the courtyard of an heirloom shop", "en", []),
    ],
)
def test_terms_are_found_in_any_script_and_not_inside_other_words(
    text: str, language: Language, expected: list[str]
) -> None:
    assert found(text, language) == expected


def test_the_longest_term_wins() -> None:
    assert found("申请仲裁，看仲裁条款，不予执行仲裁裁决", "zh") == ["仲裁", "仲裁条款", "不予执行", "仲裁裁决"]


NAMED_OTHERWISE = {"当事人", "答辩状"}
"""What the code and its pages call in a word that says too little alone to be found again in English."""


def test_the_names_in_our_own_glossary_are_the_same_words() -> None:
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    rows = [line.split("|") for line in lines if line.startswith("| ")]
    said: dict[str, str] = {}
    for row in rows:
        if len(row) > 3 and "、" not in row[1]:
            said.setdefault(row[1].strip(), row[2].strip().casefold())
    both = [(one.en.casefold(), said[one.zh]) for one in terms() if one.zh in said and one.zh not in NAMED_OTHERWISE]
    assert len(both) > 20 and [(ours, theirs) for ours, theirs in both if not _agree(ours, theirs)] == []


def _agree(ours: str, theirs: str) -> bool:
    bare = theirs.partition(" (")[0].removesuffix("s")
    return bare in ours or ours in theirs
