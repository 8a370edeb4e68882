"""The made-up people: 演示 stands in every name, and their documents are numbers nobody was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Somebody who does not exist.

    Args:
        key: names them in ids and addresses.
        name: as in the passport; the given name says that they are made up.
        passport: its number.
        region: ISO code of the state whose passport it is.
        city, zone: where they live.
    """

    key: str
    name: str
    passport: str
    born: date
    region: str
    city: str
    zone: str
    address: str
    phone: str

    @property
    def channel_address(self) -> str:
        """Their address in the terminal channel."""
        return f"demo-{self.key}"


CHEN = MadeUp(
    "chen", "陈演示", "AB000001", date(1958, 3, 9), "CA", "多伦多", "America/Toronto",
    "加拿大多伦多市演示街1号", "+14165550101",
)  # fmt: skip
LIANG = MadeUp(
    "liang", "梁演示", "000000002", date(1966, 11, 2), "US", "旧金山", "America/Los_Angeles",
    "美国旧金山市演示街2号", "+14155550102",
)  # fmt: skip
HUANG = MadeUp(
    "huang", "黄演示", "AB000003", date(1971, 6, 18), "CA", "温哥华", "America/Vancouver",
    "加拿大温哥华市演示街3号", "+16045550103",
)  # fmt: skip
HE = MadeUp(
    "he", "何演示", "000000004", date(1949, 1, 25), "US", "纽约", "America/New_York",
    "美国纽约市演示街4号", "+12125550104",
)  # fmt: skip
VERIFIED = (CHEN, LIANG, HUANG)
"""Everybody but 何演示, whose papers wait for a clerk."""
