"""Readers of a name told with a pronoun, and of whom was spoken before ("佢叫谭国华", "his name is …"). Pure.

The relative a sentence speaks of is meant where nobody else is, the other side where it alone is; of both, it is
unclear. A pronoun means nobody of the other sex.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actions.dialogue.readers.kin import FRIENDS, ROLES, gender_of, people_en, people_zh, relatives_at
from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

_NAMED = re.compile(
    r"(?:^|[，,。.；;！!\s])(?:(?P<zh>他|她|佢)(?:的名字?|嘅名字?)?(?:就|是|系)?(?:叫做?|名叫|姓名是)"
    r"|(?P<en>his|her|he|she)(?:'s| is)?\s(?:full )?(?:name is|name's|name:|called|named))"
    r"\s*[:：]?\s*(?P<name>[\u3400-\u9fff·]{2,4}|[A-Za-z][A-Za-z .'-]{2,40}?)\s*[。.!！~]*$",
    re.IGNORECASE,
)
_SEX: Final = {"他": "m", "她": "f", "his": "m", "he": "m", "her": "f", "she": "f"}
_OTHER_ZH = re.compile(
    rf"{people_zh(ROLES, *FRIENDS)}|对方|对家|被告|借款人|欠钱的|欠债的|前夫|前妻|那个人|嗰个人|人家|公司|客户|中介"
    r"|[给俾畀跟](?:了|咗)?(?:一个|个|别|其他)?人|人(?:唔|不|没)(?:还|肯|给|俾)"
)
_OTHER_EN = re.compile(
    rf"\b(?:{people_en(ROLES, *FRIENDS)}|other side|defendant|borrower|debtor|somebody|someone"
    r"|a (?:man|woman|guy)|company)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:告|起诉|被|俾|畀|跟|同|和|借给|借咗俾|租给|卖给|\bsue|\bsuing|\bagainst|\bto|\bwith|\bby)\s*(?:我|我的|my|the)?\s*$",
    re.IGNORECASE,
)
_IS_AGAINST = re.compile(
    r"^(?:就|一直|都|至今|还)*(?:欠|不还|唔还|不肯|唔肯|占|霸|骗|呃|打|拖|不给|唔俾)"
    r"|^\s*(?:owes?|refus|won't|took|cheat|hit|never)",
    re.IGNORECASE,
)
_CHOSEN_OTHER = re.compile(
    r"被告|对方|对家|另一方|(?:欠|借).{0,3}钱的|朋友|老板|老细|房东|租客|公司"
    r"|\b(?:defendant|other side|borrower|friend|boss|landlord|tenant)\b",
    re.IGNORECASE,
)
_LONGEST_CHOICE = 30
_SPOUSE: Final = "spouse"
_NEAR: Final = 12


@dataclass(frozen=True, slots=True)
class CalledSo:
    """A name told with a pronoun.

    Args:
        name: as it was written.
        kin: what the relative is called who may be meant, or nothing.
        other: whether the other side may be meant as well.
    """

    name: str
    kin: str = ""
    other: bool = False


def called_by_pronoun(text: str, before: Sequence[str] = ()) -> CalledSo | None:
    """Return a name that a text ends with and gives to "him" or "her", and who that may be; None for other words.

    Args:
        text: the message.
        before: the messages before it; the last one tells of whom is spoken where the text does not.
    """
    plain = sign_by_sign(text.strip())
    found = _NAMED.search(plain)
    if found is None:
        return None
    name = text.strip()[slice(*found.span("name"))].strip()
    if not is_name(name):
        return None
    sex = _SEX.get((found["zh"] or found["en"]).casefold(), "")
    here = plain[: found.start()]
    for spoken in (here, *(sign_by_sign(one) for one in before[-1:])):
        kin, other = _relative(spoken, sex), _speaks_of_other(spoken)
        if kin or other:
            return CalledSo(name, kin, other)
    return CalledSo(name)


def _relative(plain: str, sex: str) -> str:
    """The word for the last relative whom a pronoun of this sex can mean, and with whom nobody is at odds."""
    meant = ""
    for one, (start, end) in relatives_at(plain):
        fits = gender_of(one.word) in ("", sex) or not sex
        against = _AGAINST.search(plain[max(0, start - _NEAR) : start]) or _IS_AGAINST.match(plain[end : end + _NEAR])
        if fits and not against and one.family != _SPOUSE:
            meant = plain[start:end]
    return meant


def _speaks_of_other(plain: str) -> bool:
    """Return True if a text speaks of somebody on the other side, or of a relative the speaker is at odds with."""
    if _OTHER_ZH.search(plain) or _OTHER_EN.search(plain):
        return True
    return any(
        one.family == _SPOUSE
        or _AGAINST.search(plain[max(0, start - _NEAR) : start])
        or _IS_AGAINST.match(plain[end : end + _NEAR])
        for one, (start, end) in relatives_at(plain)
    )


def who_is_chosen(text: str, kin: str) -> str:
    """Return ``other`` or ``kin`` for a short answer to whose name it is; nothing where it says neither, or both.

    Args:
        text: the answer ("被告", "是我爸").
        kin: what the relative was called.
    """
    plain = sign_by_sign(text)
    if len(plain) > _LONGEST_CHOICE:
        return ""
    other = _CHOSEN_OTHER.search(plain) is not None
    own = (kin and kin in plain.casefold()) or any(True for _ in relatives_at(plain))
    return "" if other == bool(own) else "other" if other else "kin"
