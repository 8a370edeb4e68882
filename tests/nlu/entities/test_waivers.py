"""Who gives up an inheritance makes a declaration; who inherits beside others who give up theirs does not."""

from __future__ import annotations

import pytest

from bot.nlu.entities.reader import EntityReader

MATTERS = (
    ("我想放弃我那份遗产", "declaration"),
    ("放弃继承公证", "declaration"),
    ("阿爸嗰份遺產我唔要喇", "declaration"),
    ("这份遗产，我放弃", "declaration"),
    ("我们兄弟姐妹都放弃继承，给妈妈", "declaration"),
    ("I want to waive my inheritance", "declaration"),
    ("I don't want my share of my father's house", "declaration"),
    ("我要办继承公证，我姐姐放弃她那份", "inheritance"),
    ("继承公证，弟弟已经放弃继承了", "inheritance"),
    ("my sister renounces her share of the estate, I want the inheritance certificate", "inheritance"),
    ("我想继承遗产", "inheritance"),
    ("我不要公证遗产", "inheritance"),
)


@pytest.mark.parametrize(("text", "matter"), MATTERS)
def test_the_matter_follows_who_gives_up(text: str, matter: str) -> None:
    read = EntityReader.shared().read(text, {})
    assert {one["value"] for one in read if one["entity"] == "notarization_matter"} == {matter}
