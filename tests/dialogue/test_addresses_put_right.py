"""An address that is put right is kept without the words that order it, and without what nobody knows of it."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.addresses import find_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("被告地址改成江门市新会区会城街道", "江门市新会区会城街道"),
        ("地址改做：台山市台城鎮環城南路8號", "台山市台城鎮環城南路8號"),
        ("佢地址應該係開平市三埠街道", "開平市三埠街道"),
        ("change his address to 12 Queen Street, Toronto", "12 Queen Street, Toronto"),
        ("the address should be 15 Donghua Road, Pengjiang", "15 Donghua Road, Pengjiang"),
        ("新会会城，具体街道唔记得", "新会会城"),
        ("江门新会区会城街道，门牌不清楚", "江门新会区会城街道"),
        ("住台山端芬鎮，邊條街唔知", "台山端芬鎮"),
        ("Huicheng, Xinhui, I don't remember the street", "Huicheng, Xinhui"),
        ("台山市台城街道具体几号不知道", "台山市台城街道"),
    ],
)
def test_only_the_address_is_kept(text: str, address: str) -> None:
    assert find_address(text) == address


@pytest.mark.parametrize("text", ["具体街道唔记得", "I don't know the street", "门牌号不记得了"])
def test_what_is_not_known_is_no_address(text: str) -> None:
    assert find_address(text) is None
