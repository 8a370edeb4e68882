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
from actions.identity.readers.proof_words import offered_proof
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
_HUMAN = (Words("转人工", "Talk to a person"), payload_of("ask_human"))
_LATER = (Words("保存以后再说", "Save for later"), payload_of("save_for_later"))


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say whether the paper that is offered for the proof will do, and which way is left; the question stands."""
    if state.question != PROOF or message.pressed or message.uploaded:
        return ()
    offered = offered_proof(message.text)
    if not offered:
        return ()
    if offered == "of_right":
        return (Say(READY_WORDS, {"words": _OF_RIGHT}),)
    lead = _OF_HOME if offered == "of_home" else Words("", "")
    zh = f"{lead.zh}{_ENOUGH.zh}。"
    en = f"{lead.en} {_ENOUGH.en}.".strip()
    return (Say(READY_WORDS, {"words": Words(zh, en)}, (_HUMAN, _LATER)),)
