"""The list of mediators, made up from first to last and marked so: nobody of these names exists."""

from __future__ import annotations

from typing import Any

Entry = dict[str, Any]


def _entry(number: int, name: str, languages: str, zone: str, matters: str, *, overseas: bool = False) -> Entry:
    return {
        "mediator_id": f"tjy-{number:03}",
        "name": name,
        "languages": languages.split(),
        "zone": zone,
        "matters": matters.split(),
        "overseas": overseas,
        "made_up": True,
    }


MEDIATORS: tuple[Entry, ...] = (
    _entry(1, "谭调解员（虚构）", "mandarin cantonese", "Asia/Shanghai", "debt trade company"),
    _entry(2, "伍调解员（虚构）", "mandarin cantonese", "Asia/Shanghai", "house estate neighbour family"),
    _entry(3, "李调解员（虚构）", "mandarin cantonese english", "America/Toronto", "debt estate family", overseas=True),
    _entry(4, "陈调解员（虚构）", "cantonese english", "America/Los_Angeles", "house estate trade", overseas=True),
    _entry(5, "黄调解员（虚构）", "mandarin english", "Australia/Sydney", "trade company work", overseas=True),
    _entry(6, "余调解员（虚构）", "mandarin cantonese", "Asia/Hong_Kong", "injury work debt"),
)
