"""A new cause of action is two pages and two lines: a toy is written as CONTRIBUTING says, and people can sue by it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source_tree import ROOT

PAGE = """
code: lost_tea
name: {zh: 茶叶纠纷, en: dispute about tea}
place: 99
everyday: {zh: 茶叶的事, en: Tea}
folk_names: [茶叶官司, 茶葉官司, 弄丢茶叶, 茶叶没了, tea dispute, lost tea]
intro: {zh: 我会问茶叶的事。, en: I'll ask about the tea.}
fee_kind: property
amount: [value]
questions:
  - {key: value, label: {zh: 茶叶价值, en: value of the tea},
     ask: {zh: 值多少？, en: What is it worth?}, kind: money, required: true}
  - {key: lost_on, label: {zh: 丢失日期, en: day it was lost},
     ask: {zh: 哪天丢的？, en: Which day?}, kind: date, required: true}
  - {key: where, label: {zh: 地点, en: place},
     ask: {zh: 在哪里？, en: Where?}, kind: place, required: true, court_fact: tort_place}
  - {key: insured, label: {zh: 是否投保, en: insured},
     ask: {zh: 有保险吗？, en: Insured?}, kind: yes_no, required: true}
  - {key: asked_back, label: {zh: 催讨日期, en: day of the demand},
     ask: {zh: 哪天要过？, en: When asked for?}, kind: date, required: false}
  - {key: happened, label: {zh: 经过, en: what happened},
     ask: {zh: 怎么丢的？, en: How?}, kind: text, required: true}
claims:
  - text: {zh: "请求判令被告赔偿茶叶损失{value}", en: "order the defendant to pay {value} for the tea"}
  - text: {zh: 请求判令被告承担本案诉讼费用, en: order the defendant to bear the costs}
statement:
  - {zh: "茶叶于{lost_on}丢失。", en: "The tea was lost on {lost_on}."}
  - {zh: "茶叶价值{value}。", en: "It is worth {value}."}
  - {zh: "经过：{happened}。", en: "What happened: {happened}."}
papers: [{zh: 买茶的收据, en: receipt}, {zh: 照片, en: photos}, {zh: 聊天记录, en: chats}]
warnings:
  - {rule: MFD-188, text: {zh: 一般三年。, en: Normally three years.}}
rules: [MFD-188]
"""
WORDS = """
cause: lost_tea
signs: ['茶叶.{0,6}(丢|没了|不见)', '\\btea\\b.{0,20}\\b(lost|gone|missing)\\b']
facts:
  value: ['(价值|值)(了)?<money>']
"""
RATE = "  lost_tea: {kind: personality, amount: needed}\n"
PAPER = (
    "  lost_tea: {gravity: asked, ground: SPC21-7, name: {zh: 买茶的收据, en: the receipt}, paper: '收据|receipt'}\n"
)
STEPS = {
    "backend/filing/causes/<cause>.yml": PAGE,
    "actions/story/words/<cause>.yml": WORDS,
    "backend/filing/fees/rates.yml": RATE,
    "backend/filing/foreseen/papers.yml": PAPER,
}
"""Files of CONTRIBUTING's table, each with what is written there; a line goes under ``causes:``."""
SHOWN_BY = {
    "backend/filing/causes/<cause>.yml": "named",
    "actions/story/words/<cause>.yml": "heard",
    "backend/filing/fees/rates.yml": "fee",
    "backend/filing/foreseen/papers.yml": "paper",
}
"""Part of the answer that is empty where a step is left out."""
ASKED = """
import json
from backend.filing.causes.guides import find_cause, load_causes
from backend.filing.causes.statement import draft
from backend.filing.fees.rates import load_fee_table
from backend.filing.foreseen.papers import read_page
from actions.filing.screening import cause_choices
from actions.story.reading import read_story

page = load_causes().get("lost_tea")
answers = {"value": "8000.00", "lost_on": "2026-05-03", "happened": "被告弄丢了"}
drafted = draft(page, answers) if page else None
table = load_fee_table().causes
print(json.dumps({
    "named": find_cause("我要打茶叶官司") == ["lost_tea"],
    "offered": [choice.label.zh for choice in cause_choices()],
    "heard": read_story("仓库把我的茶叶弄不见了，茶叶没了，价值8000元", []).cause == "lost_tea",
    "drafted": [drafted.facts, *(claim.zh for claim in drafted.claims)] if drafted else [],
    "fee": table["lost_tea"].kind if "lost_tea" in table else "",
    "paper": "lost_tea" in read_page().causes,
}))
"""


def house_with(folder: Path, steps: dict[str, str]) -> dict[str, Any]:
    """Return what a copy of the house knows of the toy after these steps of the recipe."""
    for part in ("backend", "actions"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for step, written in steps.items():
        file = folder / step.replace("<cause>", "lost_tea")
        if "<cause>" in step:
            file.write_text(written, "utf-8")
        else:
            file.write_text(file.read_text("utf-8").replace("\ncauses:\n", f"\ncauses:\n{written}"), "utf-8")
    alone = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=folder, env=alone, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_toy_can_be_sued_by(tmp_path: Path) -> None:
    told = house_with(tmp_path, STEPS)
    assert told["named"] and told["heard"] and told["paper"] and told["fee"] == "personality"
    assert told["offered"][-2:] == ["茶叶的事", "别的民事纠纷"]
    facts, first, _ = told["drafted"]
    assert facts.startswith("茶叶于2026年5月3日丢失。茶叶价值8000元。") and "8000元" in first


@pytest.mark.parametrize("left_out", STEPS)
def test_a_step_left_out_is_missed(left_out: str, tmp_path: Path) -> None:
    told = house_with(tmp_path, {step: written for step, written in STEPS.items() if step != left_out})
    assert not told[SHOWN_BY[left_out]]


def test_the_recipe_names_these_steps_and_no_other() -> None:
    recipe = (
        (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Add a cause of action")[2].partition("\n## ")[0]
    )
    rows = [line for line in recipe.splitlines() if line.startswith("|")]
    named = {path for row in rows for path in re.findall(r"`((?:backend|actions)/[\w./<>]+)`", row)}
    assert named == set(STEPS)
