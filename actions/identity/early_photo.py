"""A photo of the document sent before it is asked for, which also tells the group and the country of whoever sends it.

What it tells is said back and stands in the review; nothing of it is used before its use is agreed to.
"""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, Command, KeepFile
from actions.dialogue.message import UserMessage
from actions.dialogue.speech import say_problem
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.identity.categories import CATEGORIES, DOCUMENTS, is_organisation
from actions.identity.photo import PHOTO, another_document, prefers_typing, stop_in, taken
from backend.identity.commands import ReadDocumentPhoto
from backend.identity.document_photo.reading import PhotoReading
from backend.identity.model import DocumentType
from backend.shared.countries import countries
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_PLACE_IN = {"foreigner": "nationality", "hk_macao_resident": "hk_or_macao"}
"""Question that the place on a document answers, by group."""
OFFER = Words(
    "最快：把证件（护照、身份证、回乡证等）拍张照发来，我来读；加密保存，您同意用途以前不给任何人。不方便拍，就答下面这一题。",
    "The quickest way: photograph your document (passport, identity card, Home Return Permit …), send the picture here "
    "and I'll read it. It is stored encrypted, and goes to nobody before you agree to its use. "
    "Or else answer the question below.",
)
"""Offer to read the document at the first question, before anything else is asked."""
_RECEIVED = Words(
    "收到。这是{document}，我先按“{category}”办；不对就说“改身份”。",
    'Received. This is a document of this kind: {document}. I take you for "{category}"; if not, say "change status".',
)
_WHICH = Words(
    "这张是{document}，不过光看它还分不清您属于哪一类。请先选一项，再发一次。",
    "This is a document of this kind: {document}; it alone doesn't tell me your group. Please choose one first, then "
    "send it again.",
)
_SOME_DOCUMENT = Words("证件", "identity document")
_OTHER = Words(
    "照片上是{document}，和您前面选的“{category}”对不上，我没有用。要换类别，说“改身份”。",
    'The photo shows a document of this kind: {document}. It doesn\'t fit "{category}", which you chose before, so I '
    'didn\'t use it. To choose again, say "change status".',
)


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take a photo at any question that wants no file of its own; an organisation shows none.

    Who would rather type is asked the first question, which says how, once more.
    """
    wants_none = state.here is not None and state.here.upload is None
    is_taken = message.uploaded and wants_none and not is_organisation(state.answers)
    if is_taken:
        return (KeepFile(message.uploaded),)
    types = state.question == "category" and not message.asks and not candidates.here.found
    return (AskAgain(),) if types and prefers_typing(message) else ()


async def keep(turn: Turn, file_id: str) -> None:
    """Keep what the photo tells, or say why it cannot be used; the open question stands."""
    try:
        seen: PhotoReading = await turn.do(ReadDocumentPhoto(turn.person.person_id, file_id))
    except Declined as no:
        turn.explain(no)
        return
    if (stop := stop_in(seen)) is not None:
        say_problem(turn, stop)
        return
    kind, told = seen.document_type, _told_by(turn, seen)
    category = str(turn.answers.get("category") or told.get("category") or "")
    if kind is None or not category:
        _say(turn, _WHICH, kind, category)
        return
    if told.get("category", category) != category:
        _say(turn, _OTHER, kind, category)
        return
    is_new = "category" not in turn.answers
    turn.change({name: value for name, value in {**told, "document_type": kind}.items() if name not in turn.answers})
    found = taken(turn, file_id, seen)
    if not found.found:
        say_problem(turn, found)
        return
    turn.change({PHOTO: file_id, **found.also})
    await another_document(turn, file_id)
    if is_new:
        _say(turn, _RECEIVED, kind, category)


def _told_by(turn: Turn, seen: PhotoReading) -> dict[str, str]:
    """Return the answers about the person that the document is certain of; nothing where it is of none."""
    if not seen.category:
        return {}
    told = {"category": seen.category}
    name = _PLACE_IN.get(seen.category)
    if name == "nationality" and seen.place in countries():
        told[name] = countries()[seen.place].say(turn.language)
    elif name is not None and seen.place:
        told[name] = seen.place
    return told


def _say(turn: Turn, words: Words, kind: DocumentType | None, category: str) -> None:
    document = DOCUMENTS[kind] if kind is not None else _SOME_DOCUMENT
    group = next((one.label for one in CATEGORIES if one.value == category), Words("", ""))
    facts = {"document": document.say(turn.language), "category": group.say(turn.language)}
    turn.say(READY_WORDS, words=words.say(turn.language).format(**facts))
