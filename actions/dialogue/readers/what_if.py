"""Readers of what is only supposed, and asked about without a word of asking: "他不来谈呢", "if he backs out". Pure.

A last 呢 asks what follows where something is supposed; where it only dwells on what is so ("我还在填呢") it asks
nothing.
"""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_LONGEST = {"zh": 40, "en": 90}
"""Characters; a longer text tells a story, however it ends."""
_LAST = re.compile(r"呢[\s?？。.!！~～…]*$")
_WHO = r"(?:他|她|它|佢|对方|人家|人哋|老板|公司|法院|法官|谁)(?:们|哋)?"
_KIN = r"(?:[爸妈爷奶哥弟姐妹叔伯姑姨舅婆嫂]|老公|老婆|丈夫|妻子|儿子|女儿|前夫|前妻|租客|房东|亲戚|继承人)"
_SUPPOSED = re.compile(
    r"^(?:那|那么|咁|咁样)?[，,\s]*(?:以后|之后|将来|万一|如果|要是|若果|若|假如|假使|到时|到时候)"
    r"|(?:如果|要是|万一|若果|假如|要系|一旦)"
    rf"|(?:^|[，,\s]|{_WHO}|{_KIN})(?:就是|就系|死活|都|也|还是|还|仲|仲系|硬是|一直)?"
    r"(?:不|唔|没|冇|未|没有)(?:肯|想|愿意?|会|能|敢|得)?"
    r"(?:来|去|嚟|谈|倾|签|还|给|俾|畀|付|交|认|理|睬|同意|答应|出|到|听|搬|走|拿|攞|收|回|接|写|承认|履行|执行|参加|配合|肯|开|应|够|成|批|受理|立案|判|管)"
    r"|(?:又|反而|突然|忽然|事后|转头|跟住)[^，。]{0,3}(?:反悔|不认|唔认|赖|耍赖|变卦|改口|不给|唔俾|反口|跑|走|死|病|告|卖)"
    r"|(?:反悔|反口|变卦|不认账|赖账|不认数|唔认数|不作数|谈不成|倾唔成|倾唔掂|谈崩|判输|打输|赢不了)(?:了|咗)?呢"
)
_DWELLS = re.compile(
    r"(?:还|仲)(?:在|没|未|冇|没有|有|是|系|要|想|欠|差)[^，。]{0,16}呢|(?:正|正在|才|刚|可|多|好|挺|真|竟然|居然)[^，。]{0,14}呢|"
    r"[着緊]呢|(?:^|[，,])(?:我|我们|我哋|俺)[^，。]{0,4}(?:不|唔|没|冇|未)[^，。]{0,10}呢|\d|[一二两三四五六七八九十百千万]+(?:块|元|蚊|年|天|月|次)呢|"
    r"(?:为什么|怎么|点解|何必|哪里|边度|边个|什么|咩|乜|谁)"
)
_ENGLISH = re.compile(
    r"^(?:(?:so|but|and|ok(?:ay)?|well|then|also)[,\s]+)*(?:what )?(?:if|suppose|supposing|in case)\s+"
    r"(?:i|we|he|she|they|it|the|my|his|her|somebody|someone|nobody|one)\b"
)
_GOES_ON = re.compile(
    r",|\b(?:then|i will|i'll|we will|we'll|please|i want|i would|he can|she can|they can|it is fine|fine|ok)\b"
)


def asks_what_if(text: str) -> bool:
    """Return True if a text supposes something and asks what follows, without a word of asking."""
    plain = sign_by_sign(text).casefold().strip()
    if not plain or len(plain) > _LONGEST["en" if plain.isascii() else "zh"]:
        return False
    if _LAST.search(plain):
        supposed = _SUPPOSED.search(plain)
        return supposed is not None and not (_DWELLS.search(plain) and not _certainly(plain))
    begins = _ENGLISH.search(plain)
    return begins is not None and _GOES_ON.search(plain[begins.end() :]) is None


def _certainly(plain: str) -> bool:
    """Return True if a word of supposing stands in the text, beside which nothing only dwells on what is so."""
    return re.search(r"如果|要是|万一|若果|假如|要系|一旦|假使", plain) is not None
