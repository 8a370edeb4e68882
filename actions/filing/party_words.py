"""Names people have for an answer about a party, and one example of each."""

from __future__ import annotations

from collections.abc import Mapping

from actions.filing.readers.party_names import Role
from backend.shared.wording import Words

_OWN: Mapping[Role, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "plaintiff": (("我的", "我", "我个", "我嘅"), ("my",)),
    "defendant": (
        ("他的", "她的", "他", "她", "佢嘅", "佢", "对方的", "对方", "人家的"),
        ("his", "her", "their", "the other side's"),
    ),
}
"""Words for whose it is; who writes is the first plaintiff, anybody else the first defendant."""
_CALLED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "name": (("姓名", "名字", "名"), ("name",)),
    "sex": (("性别",), ("sex", "gender")),
    "birth_date": (("出生日期", "生日", "出生"), ("date of birth", "birthday", "birth date")),
    "address": (("地址", "住址"), ("address",)),
    "phone": (("电话", "手机", "手机号"), ("phone", "telephone", "mobile", "number")),
    "document_number": (("证件号码", "证件号", "护照号", "护照", "身份证号", "身份证"), ("document", "passport", "ID")),
}
EXAMPLES: Mapping[str, Words] = {
    "name": Words("陈国强", "Chan Tai Man"),
    "address": Words("江门市新会区会城街道仁义路5号", "100 Yonge Street, Toronto"),
    "document_number": Words("E12345678", "E12345678"),
    "representative": Words("王大文，董事长", "Wong Tai Man, director"),
}


def words_for(role: Role, number: int, part: str) -> tuple[str, ...]:
    """Name the first party's answer; the others are named by their number."""
    if number > 1 or part not in _CALLED:
        return ()
    (zh_owners, en_owners), (zh, en) = _OWN[role], _CALLED[part]
    owned = (
        *(f"{owner}{word}" for owner in zh_owners for word in zh),
        *(f"{o} {word}" for o in en_owners for word in en),
    )
    return (*owned, *(zh if part != "name" else zh[:2]), *(en if part not in ("phone", "name") else en[:2]))
