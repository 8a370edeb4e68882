"""Another paper than the proof of residence that is asked for: whether it will do, and what is left without one.

The rule wants a work visa, a residence card or the like, which prove more than a year of lawful residence (SPC21-5.4).
A bill or a lease shows where somebody lives, and no right to.
"""

from __future__ import annotations

from actions.dialogue.buttons import payload_of
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.identity.readers.proof_words import lacks_right_to_live, offered_proof
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

PROOF = "proof"
HINT = Words(
    "这类证件一样都没有？说“转人工”，请工作人员看您手上的材料能不能用。",
    'None of these? Say "talk to a person": somebody looks at what you have.',
)
"""Way that is left, named with the question."""
_ENOUGH = Words(
    "规定要的是工作签证、常居证这一类，能证明您在当地合法连续住满一年以上（跨境网上立案规定第5条第4项）",
    "The rule wants a work visa, a residence card or the like, which proves more than a year of lawful, unbroken "
    "residence there (SPC Provisions on cross-border online filing, Art. 5(4))",
)
_OF_HOME = Words(
    "单凭这一样不够：账单、租约这类只看得出住在哪里，看不出居留是否合法。",
    "That alone is not enough: a bill or a lease shows where you live, and no right to live there.",
)
_OF_RIGHT = Words(
    "一般可以，要看得出合法住满一年以上；认不认由法院看。",
    "Usually yes, if it shows more than a year of lawful residence; the court decides.",
)
_WITHOUT = Words(
    "没有这一类证件，跨境网上立案的身份验证过不了。还有别的路：在国外签好委托书、由中国使领馆证明，国内的律师或近亲属就能代"
    "您到法院立案（民事诉讼法(2023修正)第61、62条）；人在国内时，自己去法院立案也行。手上的材料算不算，可以转人工问。",
    "Without such a paper the check for cross-border online filing can't be passed. There are other ways: sign a power "
    "of attorney abroad and have the Chinese mission certify it, and a mainland lawyer or a close relative files for "
    "you at the court (Civil Procedure Law (2023), Arts. 61, 62); or file at the court yourself while in China. If "
    "unsure whether what you have will do, ask a person.",
)
"""Ways left without any paper that proves the residence (CPL-61, CPL-62.3)."""
_POWER = (Words("委托书怎么办", "How to make the paper"), payload_of("ask_authorization", authorization_wish="compare"))
_TOLD_BESIDE = frozenset({"home", "residence_since"})
"""Questions whose answer may be told with it ("in Sydney, but I have no residence card"), and then goes first."""
_HUMAN = (Words("转人工", "Talk to a person"), payload_of("ask_human"))
_LATER = (Words("保存以后再说", "Save for later"), payload_of("save_for_later"))


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say whether the paper that is offered for the proof will do, and which way is left; the question stands."""
    if message.pressed or message.uploaded:
        return ()
    lacks = lacks_right_to_live(message.text)
    abroad = state.answers.get("category") == "mainland_abroad"
    if lacks and abroad and not (state.question in _TOLD_BESIDE and candidates.here.found):
        return (Say(READY_WORDS, {"words": _joined(_ENOUGH, _WITHOUT)}, (_POWER, _HUMAN, _LATER)),)
    if state.question != PROOF:
        return ()
    offered = offered_proof(message.text)
    if not offered:
        return ()
    if offered == "of_right":
        return (Say(READY_WORDS, {"words": _OF_RIGHT}),)
    if offered == "of_home":
        return (Say(READY_WORDS, {"words": _joined(_OF_HOME, _ENOUGH)}, (_HUMAN, _LATER)),)
    return (Say(READY_WORDS, {"words": _joined(_ENOUGH, _WITHOUT)}, (_POWER, _HUMAN, _LATER)),)


def _joined(*parts: Words) -> Words:
    """Words one after another, each a sentence of its own."""
    zh = "".join(f"{one.zh.rstrip('。')}。" for one in parts)
    return Words(zh, " ".join(f"{one.en.rstrip('.')}." for one in parts))
