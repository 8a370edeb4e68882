"""Readers of the clauses of a message that are questions of their own. Pure.

"I have a judgment from California. Will the court enforce it?" is one question: its last clause leans on the first.
"""

from __future__ import annotations

import re

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import asks, requests, wishes
from actions.dialogue.readers.yes_or_no import asks_yes_or_no
from actions.readers.topics import has_subject, subject_of
from actions.story.wishes import wants_to_sue

_ASKED_LAST = re.compile(
    r"(?:谁|誰|哪|如何|是否|几时|幾時|多久|多少|几多|幾多|[几幾](?=[岁歲年个個天日次成])|[边邊][个個度张張份间間种種位条條只隻样樣]|点样|點樣|点算|點算|乜|咩|怎"
    r"|有冇|有没有|有沒有|能否|可否|定係|定系|还是|還是)"
    r"[^，,。；;！!]*[。！!]?$"
    r"|(?:^|[,;.!]\s*)(?:(?:and|but|so|then|or|also|plus|ok(?:ay)?|well)\s+)*"
    r"(?:who(?:se|m)?|what|which|how|when|where|why"
    r"|(?:can|could|may|must|should|will|would|do|does|did|is|are|am|was|has|have)"
    r"\s+(?:i|we|you|he|she|it|they|that|this|these|there|my|our|his|her|their|the|an?|any\w*|some\w*)\b)[^,;.!]*[.!]*$",
    re.IGNORECASE,
)
"""A word that asks, in the last clause of a message: "他儿子继承了房子，我找谁要", "two wills, which counts"."""
_LEANS = re.compile(
    r"\b(?:it|its|this|that|they|them|those|these|there|any remedy|what now|what then)\b", re.IGNORECASE
)
_OF_US = re.compile(
    r"帮我|幫我|替我|同我|帮忙|幫忙|你们|你們|你哋|网上|網上|\b(?:for me|with you|through you|online)\b", re.I
)
"""Somebody asks us to do it, or whether it is done here, online: no question of law."""
_YES_NO = re.compile(
    r"[係系]咪|是否|[吗嗎咩]\s*[?？。.!！]*(?:$|[，,])"
    r"|(?:^|[,;.!]\s*)(?:(?:and|but|so|then|or|also|plus|ok(?:ay)?|well)\s+)*"
    r"(?:can|could|may|must|should|will|would|do|does|did|is|are|am|was|were|has|have)\s+[a-z]+\b[^.!]*\?*$",
    re.IGNORECASE,
)
"""A last word, or in English a first one, that asks for a yes or a no."""
_IF_NEEDED = re.compile(
    r"^(?:那|咁|那么|请问|請問)?(?:我|还|還|仲)?"
    r"(?:(?:要[不唔]要|使[不唔]使|用[不唔]用|需[不唔]需要|有冇必要|有没有必要|有沒有必要).*|(?:需?要|必须|必須|一定要).*[吗嗎])[?？。]*$"
    r"|^(?:(?:and|but|so|then|ok(?:ay)?|well)[, ]+)*(?:(?:do|does|must|should|will|would) "
    r"(?:i|we|he|she|they|it|both of us) (?:also |still |even |really )?(?:have to|need)\b|must (?:i|we|it|they)\b"
    r"|(?:is|are) (?:it|that|they) (?:really )?(?:necessary|needed|required|compulsory|mandatory)\b)[^.!]*[?.!]*$",
    re.IGNORECASE,
)
"""Asks if a thing is needed, although "要" alone wishes for it: 要不要公证, 需要请律师吗, do we need to register."""
_OUR_DEED = re.compile(
    r"[约約](?![定好束])|申请|申請|起诉|起訴|告(?![诉訴知])|入禀|入稟|立案|官司|仲裁|调解|調解|公证|公證|委托|委託|授权|授權|视频|視頻"
    r"|离婚|離婚|应诉|應訴|答辩|答辯"
    r"|\b(?:book\w*|fil(?:e|ing)|su(?:e|ing)|appl(?:y\w*|ication)|mediat\w*|arbitrat\w*|notar\w*|authori[sz]\w*|divorc\w*"
    r"|appoint\w*|courts?|lawsuit|claim\w*)\b",
    re.IGNORECASE,
)
"""Deeds that are done here, by the verb or the name of the service."""
_LAWYER = re.compile(r"律师|律師|\b(?:lawyer|attorney|solicitor|barrister)", re.IGNORECASE)
_FEE_OF_COURT = re.compile(
    r"诉讼费|訴訟費|法院|法庭|堂费|堂費|立案费|立案費|受理费|受理費|\bcourt|\bfil(?:e|ing)\b", re.IGNORECASE
)
_SHORT_ZH, _FEW_WORDS = 7, 4
"""Signs, and English words, of a clause too short to say what it asks about."""


def asks_whether(message: UserMessage) -> bool:
    """Return True if what a message wishes for is only asked about: "can I sue from here" wishes for nothing yet.

    A wish said as one ("I want to …", "please …") stays one, whatever is asked beside it.
    """
    wished = any(wishes(part.text) or requests(part.text) for part in message.stretches())
    return is_question(message) and not wished and _OF_US.search(message.text) is None


def is_question(message: UserMessage) -> bool:
    """Return True if a message is put as a question in any form."""
    return message.asks or is_question_text(message.text)


def is_question_text(text: str) -> bool:
    """Return True if a text alone is put as a question."""
    return asks(text) or _ASKED_LAST.search(text) is not None


def supposes(message: UserMessage) -> bool:
    """Return True if the same matter is asked about with something changed ("那如果他不来呢").

    Who draws a wish from an answer ("那我要起诉") supposes nothing.
    """
    if not said("asks_what_if", message.text):
        return False
    begins = message.is_sure and message.intent.startswith("start_")
    return is_question(message) or not (wishes(message.text) or (begins and wants_to_sue(message.text)))


def asks_of_matter(message: UserMessage) -> bool:
    """Return True if a message asks whether something is so, or may be done, and names nothing that is done here.

    "我係咪要幫佢還", "can I still sell it" begin no case and no booking, however they are heard.
    """
    asked = [part.text for part in message.stretches() if is_question(part)] or [message.text]
    return is_yes_or_no(message) and not any(_OUR_DEED.search(text) or _OF_US.search(text) for text in asked)


def asks_if_needed(text: str) -> bool:
    """Return True if a text asks if something has to be done, which wishes for nothing."""
    return _IF_NEEDED.match(text.strip()) is not None


def asks_price_of_lawyer(text: str) -> bool:
    """Return True if what a lawyer takes is spoken of, and nothing that a court takes."""
    return _LAWYER.search(text) is not None and _FEE_OF_COURT.search(text) is None


def is_yes_or_no(message: UserMessage) -> bool:
    """Return True if a message asks whether something is so ("能当证据吗"), which no list answers."""
    told = message.text.rstrip()
    return asks_yes_or_no(told) or _YES_NO.search(told) is not None


def own_questions(message: UserMessage) -> list[UserMessage]:
    """Return the clauses that ask something by themselves."""
    return [part for part in message.clauses() if is_question(part) and not leans(part.text)]


def leans(text: str) -> bool:
    """Return True if a clause asks about what stands before it: it points back, or is too short to name its subject."""
    if text.isascii():
        return _LEANS.search(text) is not None or len(text.split()) <= _FEW_WORDS
    short = len(text.strip(" ，,。？?！!")) <= _SHORT_ZH
    return (short or said("asks_what_if", text)) and not (has_subject(text) or subject_of(text))
