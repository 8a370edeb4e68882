"""Readers of what is said of the writing itself ("请改正", "the sentence is nonsense"): it stands in no paper. Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_PLEASE = r"(?:请|麻烦|唔该|劳烦|please|pls|kindly)"
_ORDER = re.compile(
    rf"^[\s，,]*(?:{_PLEASE})?[\s，,]*(?:你|您|帮我|替我|同我)?(?:再|重新)?"
    r"(?:改正|更正|修正|订正|纠正|改一改|改返|改好|改过来|写通顺|写清楚|写好啲)(?:一下|下|它|佢|这|那|句|个|过来|返|好|吧|啊|啦|呀|谢谢|唔该)*"
    r"\s*(?:[，,。.!！;；]|$)"
    rf"|^[\s,]*(?:and )?(?:{_PLEASE}|can you|could you|would you)\s+"
    r"(?:correct|fix|mend|rewrite|rephrase|improve|tidy|clean up|write|put|make)\s+"
    r"(?:it|this|that|them|the (?:sentence|text|wording|spelling|grammar|english|chinese|paper|complaint))\b"
    r"(?:\s+(?:right|properly|correctly|better|again|please|up|now|clear|clearer))*\s*(?:[,.!;]|$)",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"^[\s，,]*(?:the|this|that|your) (?:sentence|wording|text|phrase|grammar|spelling|translation)\b"
    r".{0,12}\b(?:is|are|makes?|reads?|sounds?|looks?)\b"
    r"|^[\s，,]*(?:这|呢|那|嗰)(?:一)?(?:句话?|段话?|段文字|份状子?)(?:写得|读起来|睇落|根本|都|是|系)?(?:不通|唔通|不对|唔啱|乱|很乱|莫名其妙|怪|有错|写错|错)",
    re.IGNORECASE,
)
_GONE = r"(?:删去|删除|删掉|删走|删咗|删|去掉|拿掉|攞走|划掉|剔除)"
_PART = r"(?:[句段行](?:话)?|部分|字眼|几个字)"
_OF_TEXT = r"(?:sentences?|lines?|paragraphs?|words?|part|bit|phrase|remark)"
_TAKES_OUT = re.compile(
    rf"^[\s，,]*(?:{_PLEASE}|帮我|你|您|我想|我要)*\s*(?:把|将).{{1,80}}{_PART}.{{0,4}}{_GONE}|^[\s，,]*(?:{_PLEASE}|帮我|你|您)*\s*{_GONE}.{{1,80}}{_PART}(?:话)?[吧啦了呀啊]*[\s。.！!]*$"
    rf"|^[\s，,]*(?:{_PLEASE}|帮我|你|您)*(?:从|喺|在|由)?(?:事实|经过|事情经过|事实与理由|请求)(?:里面?|入面|中|度)*(?:把|将)?.{{0,60}}{_GONE}"
    rf"|^[\s,]*(?:and )?(?:{_PLEASE}|can you|could you)*\s*"
    r"(?:delete|remove|take out|leave out|cut|strike|cross out|erase|get rid of|drop)\s+"
    rf"(?:.{{0,20}}\b{_OF_TEXT}\b"
    r"|.{1,120}\b(?:from|out of|in) (?:the |my )?(?:facts|story|text|complaint|claims?|account|paper)\b)",
    re.IGNORECASE,
)
_OF_DOCUMENT = re.compile(
    r"^[\s，,]*(?:份|个|段|篇)?(?:争议经过|事情经过|经过|事实(?:[与同和及]理由)?|申请书|起诉状|状纸|状子|答辩状|诉讼请求)(?:书)?"
    r"(?:嗰度|那里|那边|呢度|这里|里面|入面|[那这嗰呢]一?[段句行个])",
)
"""Comments on a part of our paper ("争议经过嗰度断咗")."""
_SENTENCE = re.compile(r"(?<=[。！!；;\n])|(?<=\.)(?=\s)|[，,](?=\s*(?:请|麻烦|唔该|please|pls|kindly)\b|请|麻烦|唔该)")


def of_writing(text: str) -> bool:
    """Return True if a sentence asks to put our writing right, or says what is wrong with it, and nothing else."""
    plain = sign_by_sign(text)
    return any(sign.search(plain) is not None for sign in (_ORDER, _COMMENT, _TAKES_OUT, _OF_DOCUMENT))


def of_writing_behind(text: str) -> int | None:
    """Return where a text begins to speak of the writing behind a value ("X. Please correct it"), or None."""
    plain = sign_by_sign(text)
    starts = (found.end() for found in _SENTENCE.finditer(plain))
    return next((at for at in starts if at and plain[:at].strip() and of_writing(plain[at:])), None)
