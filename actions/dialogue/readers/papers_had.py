"""Papers and witnesses that somebody only says to have: evidence, which names no kind of dispute. Pure.

"我有合同" and "I have an IOU" tell what there is to show; "合同纠纷" and "a contract" alone name what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.dialogue.readers.clauses import stretches
from actions.script import sign_by_sign

_PAPER_ZH = (
    r"(?:借款|买卖|租房|租赁|房屋|购房|劳动|书面|纸质|正式|正规|电子|原始|当时的?|白纸黑字的?|签名的?|签了字的?)*"
    r"(?:合同书?|协议书?|合约|租约|借条|欠条|借据|欠据|收据|收条|单据|发票|字据|凭据|凭证|票据|聊天记录|转账记录|银行流水|流水|"
    r"截图|录音|录像|视频|照片|相片|证人|证据|证明|文件|房产证|送货单|订单|对账单)"
)
_HAD_ZH = re.compile(
    r"(?:(?:我|我们|我哋|本人|双方|大家|他|她|对方|老板|手上|手里|手头|这边|呢边|家里|屋企|当时|那时)\s*)*"
    r"(?:都|还|也|仲|亦|是|系|就|只|净系)*(?:有|存有|留有|保留了?|保存了?|拿着|揸住|揸有|签了|签过|签咗|写了|写过|写咗|立了|立过|立咗)"
    rf"(?:过|着|咗|住|埋)?(?:一|两|几|好多|很多|些|啲|的)?(?:份|张|个|段|条|封|啲|些)?{_PAPER_ZH}"
    rf"(?:[、和与同及]{_PAPER_ZH})*(?:在手|在手上|喺手|作证|为证|证明|原件|复印件|可以证明|的|嘅|了|啊|呀|㗎|啦|呢|喔|哦)*"
)
_PAPER_EN = (
    r"(?:contracts?|agreements?|ious?|promissory notes?|receipts?|invoices?|leases?|chats?|chat records?|messages?|"
    r"screenshots?|recordings?|photos?|pictures?|videos?|witness(?:es)?|evidence|proof|papers?|documents?|records?|deeds?|"
    r"bank statements?|statements?|transfer records?|orders?)"
)
_HAD_EN = re.compile(
    r"(?:(?:and|but|also|so|well|yes|actually)\s+)*"
    r"(?:(?:i|we|he|she|they|both of us)(?:['’]ve|['’]s)?(?:\s+(?:have|has|had|do|did|also|still|even|only|just|both))*"
    r"\s+(?:have|has|got|hold|holds|kept|keep|signed|wrote)|(?:i|we)(?:['’]ve)\s+got|i have|we have|have|got|"
    r"there(?:['’]s| is| was| are| were)|(?:i|we)['’]ve)"
    r"(?:\s+(?:also|still|already))?"
    rf"(?:\s+(?:an?|the|our|my|his|her|some|all|written|signed|loan|sales?|rental|copy of))*\s+{_PAPER_EN}"
    rf"(?:(?:\s*,\s*|\s+and\s+|\s+or\s+)(?:(?:an?|the|some|my)\s+)?{_PAPER_EN})*"
    r"(?:\s+(?:too|here|with me|to prove it|as proof|as evidence|signed by (?:him|her|both)|in writing))*",
    re.IGNORECASE,
)
_EDGES = " ，,。.；;！!~～"


_ONE_ZH = re.compile(
    rf"(?:这|那|呢|嗰)?(?:是|系)?(?:一|我们?|双方|他|她)?(?:份|张|个|段|的)?{_PAPER_ZH}(?:原件|复印件|截图)?"
)
_ONE_EN = re.compile(
    rf"(?:it'?s\s+|this is\s+)?(?:(?:the|an?|my|our|his|her|loan|sales?|rental|written|signed)\s+)*{_PAPER_EN}",
    re.IGNORECASE,
)


def names_paper(text: str) -> bool:
    """Return True if a text is the name of one paper or record and nothing else ("合同", "the transfer record")."""
    bare = sign_by_sign(text).strip(_EDGES)
    return _ONE_ZH.fullmatch(bare) is not None or _ONE_EN.fullmatch(bare) is not None


def only_tells_of_papers(text: str) -> bool:
    """Return True if a text says that there is a paper, a record or a witness, and nothing else."""
    words = sign_by_sign(text).strip(_EDGES)
    return bool(words) and (_HAD_ZH.fullmatch(words) or _HAD_EN.fullmatch(words)) is not None


def without_papers_had(text: str) -> str:
    """A text with blanks in the place of the stretches that only say what papers there are; places in it stay."""
    if only_tells_of_papers(text):
        return " " * len(text)
    kept = list(text)
    for start, end in _had(text):
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def _had(text: str) -> Iterator[tuple[int, int]]:
    yield from ((start, end) for start, end in stretches(text) if only_tells_of_papers(text[start:end]))
