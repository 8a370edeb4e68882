"""Denials of what somebody else wants or knows ("佢唔肯签字"), which deny nothing that is asked for. Pure.

At a question that offers "none" or "never" any denial in few words means that choice: "冇" is in "没写过". What another
person does not want, know or answer is told of them, and says nothing of papers or suits.
"""

from __future__ import annotations

import re

_OF_WILL = re.compile(
    r"[不唔](?:同意|肯|愿|愿意|想|让|俾|畀|给|认|理|接|回|签|见|知道?|懂|明白|记得|听|出面?|来|嚟|配合|承认|答应|管)"
    r"|\b(?:not|n[o']?t|do(?:es)?n['’]?t|dont|doesnt)\s+(?:\w+ly\s)?(?:agree|want|wish|like|sign|answer|know|understand"
    r"|remember|let|come|listen|cooperate|admit|willing|care|reply)\b"
    r"|\b(?:wo|ca)n['’]?t\b|\brefus\w*|\bwill not\b|\bcannot\b",
    re.IGNORECASE,
)
_OF_DEED = re.compile(
    r"没|沒|冇|未|无|無|从不|\b(?:never|none|nobody|haven|hasn|hadn|didn|wasn|weren)|\bno\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"[他她佢]|对方|對方|老公|老婆|丈夫|妻子|(?:哥|弟|姐|妹|佬|爸|妈|叔|伯|姑|舅|姨)|\b(?:he|she|they|my \w+)\b",
    re.IGNORECASE,
)


def denies_will(text: str) -> bool:
    """Return True if all that a text denies is what somebody else wants, knows or answers."""
    told = _OF_WILL.sub("", text)
    return told != text and _OTHERS.search(text) is not None and _OF_DEED.search(told) is None
