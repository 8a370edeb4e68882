"""Short questions of the notarization that is spoken of: "要多久", "do all 3 of us have to come", "can you mail it".

Outside a form nothing else is taken for what was spoken of: the library tells of a certificate, too, and where the
bot hesitated its own question was what the person spoke of.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn, in_form
from actions.notarization import enquiries
from actions.notarization.readers.co_heirs import speaks_of_estate
from actions.notarization.readers.matters_told import matter_told
from actions.protection.telling import ENTRY
from actions.readers.topics import subject_of
from actions.topic import AnswerTo, has_subject, kinds_asked, short_question, topic
from backend.notarization.matters import load_matters
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_SERVICE: Final = "notarization"
_ENTRIES: Final = "notary_"
"""Beginning of the library's entries on certificates."""
_LIBRARY, _HESITATED = "utter_law_", "utter_ask_rephrase"
_INHERITANCE: Final = "inheritance"
_LOOKED_BACK: Final = 3
_PERSON = Words("转人工", "Talk to a person")
_POSTED = Words(
    "公证书寄不寄、能寄到哪里、邮费多少，由公证处定；我手上的资料没有写，不乱说。可以请工作人员替您问。"
    "拿到国外用的，先问清楚要不要附加证明书再寄。",
    "Whether the notary office posts a certificate, where to and at what price is for the office to say; nothing I "
    "hold tells it, and I won't guess. Our staff can ask for you. For use abroad, find out first whether it needs an "
    "apostille.",
)


async def take_up(turn: Turn) -> bool:
    """Answer one short question outside any form while a notarization is spoken of; False for any other message."""
    said = turn.answer
    if in_form(turn) or said.pressed or not said.text or len(said.clauses()) > 1:
        return False
    kinds = kinds_asked(said.text)
    answer = _ANSWERS.get(kinds[0]) if len(kinds) == 1 else None
    if answer is None or (said.entities and answer not in _IN_FULL.values()):
        return False
    if not _is_spoken_of(turn, kinds[0]):
        return False
    await answer(turn)
    return True


async def all_come(turn: Turn) -> None:
    """Say who has to come for the matter that is spoken of, as its list of papers has it."""
    await enquiries.who_comes(turn, _matter(turn) or (_INHERITANCE if speaks_of_estate(turn.answer.text) else ""))


async def posted(turn: Turn) -> None:
    """Say that nothing on record tells whether a certificate is posted, and who can ask."""
    turn.say(READY_WORDS, [button(turn.language, _PERSON, "ask_human")], words=_POSTED.say(turn.language))


async def _papers(turn: Turn) -> None:
    await enquiries.papers(turn, _matter(turn))


def _is_spoken_of(turn: Turn, kind: str) -> bool:
    """Return True if a question without a subject of its own is about the notarization that was spoken of."""
    text = turn.answer.text
    if subject_of(text) == _SERVICE:
        return kind in _IN_FULL
    if has_subject(text) or (kind not in _IN_FULL and short_question(text) is None):
        return False
    said = turn.spoken_before
    if topic(turn) == _SERVICE:
        return True
    if any(name.startswith(_LIBRARY) for name in said):
        return str(turn.tracker.get_slot(ENTRY) or "").startswith(_ENTRIES)
    return _HESITATED in said and any(subject_of(one.text) == _SERVICE for one in turn.typed_before(1))


def _matter(turn: Turn) -> str:
    """The one kind of certificate that is named in the message, or was in those before it."""
    if turn.has_draft:
        return str(turn.answers.get("matter") or "")
    for one in (turn.answer, *reversed(turn.typed_before(_LOOKED_BACK))):
        named = one.value("notarization_matter")
        code = named if named in load_matters() else matter_told(one.text)
        if code is not None:
            return str(code)
    return ""


_IN_FULL: Final[dict[str, AnswerTo]] = {"together": all_come, "posted": posted}
_ANSWERS: Final[dict[str, AnswerTo]] = {
    "time": _papers, "cost": _papers, "papers": _papers, "in_person": all_come, **_IN_FULL,
}  # fmt: skip
