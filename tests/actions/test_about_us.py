"""Whoever asks whether a person answers, or whether a booking is real, asks exactly that."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.about_us import in_words
from actions.readers.about_us import asks_machine, asks_real
from backend.shared.yaml_pages import read_yaml

TABLES: dict[str, list[str]] = read_yaml(Path(__file__).with_name("about_us.yml"))


@pytest.mark.parametrize("text", TABLES["asks_machine"])
def test_a_person_or_a_machine_is_asked(text: str) -> None:
    assert asks_machine(text)


@pytest.mark.parametrize("text", TABLES["asks_no_machine"])
def test_who_wishes_for_a_person_or_asks_of_others_asks_no_such_thing(text: str) -> None:
    assert not asks_machine(text)


@pytest.mark.parametrize("text", TABLES["asks_real"])
def test_whether_what_was_done_is_real_is_asked(text: str) -> None:
    assert asks_real(text)


@pytest.mark.parametrize("text", TABLES["asks_nothing_real"])
def test_whether_other_things_are_true_is_not(text: str) -> None:
    assert not asks_real(text)


@pytest.mark.parametrize(
    ("pretended", "language", "told"),
    [
        (["wuyi_notary"], "zh-Hans", "不是真的。现在是试用：公证处的系统是模拟的"),
        (["wuyi_notary"], "en", "No, it is not real. This is a trial: the systems of the notary office are simulated"),
        ([], "zh-Hans", "这里接的是公证处自己的系统，不是演示"),
        (["online_litigation"], "en", "goes to the own systems of the notary office; this is no demonstration"),
    ],
)
def test_whether_it_is_real_is_told_by_who_plays_the_partner(pretended: list[str], language: str, told: str) -> None:
    assert told in in_words(pretended, ["wuyi_notary"], language)
