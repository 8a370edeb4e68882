"""A word written small, or the first of a sentence, is no name of a place in a cry for help."""

from __future__ import annotations

import pytest

from actions.emergency.readers.mentions import capitalised


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Au secours, mon mari me frappe", ""),
        ("Je veux mourir", ""),
        ("Anh ta đang ở ngoài cửa", ""),
        ("Saya ingin bunuh diri", ""),
        ("Aidez-moi ! Je suis enfermée", ""),
        ("Mon frère a été arrêté par la police à Lyon", "Lyon"),
        ("Saya di Surabaya", "Surabaya"),
        ("Kami dikurung di Phnom Penh", "Phnom Penh"),
        ("Surabaya", "Surabaya"),
        ("Kuala Lumpur", "Kuala Lumpur"),
    ],
)
def test_only_a_name_is_looked_for(text: str, names: str) -> None:
    assert capitalised(text) == names
