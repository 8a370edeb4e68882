"""The flow of a verification: opens only when there is something to verify, ends kindly where it cannot go on."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answers import Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, Say
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Ending, Events, Flow, Surroundings
from actions.dialogue.opening import nothing_to_ask
from actions.dialogue.phrases import said
from actions.dialogue.rules import for_waiting
from actions.dialogue.speech import say_kept
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.identity import ahead, early_photo, expiry, other_proof, submission
from actions.identity.categories import AT_HOME
from actions.identity.enquiries import who_am_i
from actions.identity.known import fill_in_from_filing
from actions.identity.last_day import LAST_DAY, last_day_of
from actions.identity.papers_meant import asks_which, is_no_organisation
from actions.identity.photo import BY_HAND, is_whole, take_over_whole
from actions.identity.questions import QUESTIONS
from actions.identity.readers.reactions import is_worried
from actions.identity.residence import enough_from, full_day, today_of
from actions.identity.telling import tell_party, tell_verification
from actions.identity.typed_details import typed_at_the_opening
from backend.identity.commands import AbandonVerification, AskForReview, MyIdentity, RetryVerification
from backend.identity.model import OPEN, IdentityView
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_WISHES = {"retry": RetryVerification, "review": AskForReview}


_STILL_VALID = Words(
    "提交前请看一眼证件：还在有效期内吗？过期的核验不了，请先换发新的（没写有效期的证件不用管）。",
    "Before you submit, please look at the document: is it still valid? An expired one can't be verified; renew it "
    "first (never mind if yours has no expiry date).",
)
"""The day a document ends stands on a photo, or is told; nobody is asked for it, and who told none has to look."""
_COMPARE = Words(
    "姓名、号码、出生日期是我从照片上读的，请对着证件看一看。哪样不对，说“号码不对”就改；想重拍，说“照片重拍”。",
    "I read name, number and date of birth from the photo; please compare them with the document. If one is wrong, say "
    'for example "the number is wrong"; for another photo say "take another photo".',
)
_STOPPING = frozenset({"cancel", "restart", "save_for_later", "go_back", "ask_human"})
_SHORT = 24
_BY_NAME = frozenset(
    {"category", "document_type", "data_notice", "document_photo", "photo_right", "proof", "organisation_papers"}
)
"""Questions whose short answers are plain, whatever request they sound like ("可以用回乡证吗")."""


def worried(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Somebody who wonders why all this is asked gets a calm answer, and the question again.

    Whether all of it is genuine has a longer answer, the same everywhere.
    """
    doubts_us = message.intent == "ask_trust" and message.is_sure
    return () if doubts_us or not is_worried(message.text) else (Say("utter_identity_data_is_safe"),)


async def _is_needed(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Nobody is verified twice; who is being verified gets the next step of that; a question whether opens nothing."""
    if turn.has_draft and turn.answers:
        return None
    if not turn.answer.pressed and turn.answer.asks and said("asks_whether", turn.answer.text):
        await who_am_i(turn)
        return await nothing_to_ask(turn)
    view: IdentityView = await turn.do(MyIdentity(turn.person.person_id))
    if view.party is not None:
        tell_party(turn, view.party)
        turn.say("utter_identity_nothing_to_verify")
        return await nothing_to_ask(turn)
    if view.verification is not None and await _goes_on(turn, view):
        return await nothing_to_ask(turn)
    return None


async def _goes_on(turn: Turn, view: IdentityView) -> bool:
    """Carry out the wish pressed about a verification, or tell where it stands; False if a new one shall begin."""
    verification, wish = view.verification, str(turn.answer.pressed.get("identity_wish", ""))
    if verification is None:
        return False
    if wish == "new":
        if verification.status in OPEN:
            await turn.do(AbandonVerification(verification.verification_id, turn.person.person_id))
        return False
    if wish in _WISHES:
        verification = await turn.do(_WISHES[wish](verification.verification_id, turn.person.person_id))
    elif verification.status not in OPEN:
        return False
    tell_verification(turn, verification)
    return True


async def _hear_details(flow: Flow, turn: Turn) -> None:
    """Ask whoever says everything at once for their agreement only, and show the review."""
    await expiry.hear(turn)
    is_valid = expiry.keep_at_the_opening(turn)
    if is_valid and "document_photo" not in turn.answers and (typed := await typed_at_the_opening(turn, turn.answer)):
        turn.change({"document_photo": BY_HAND, **typed})
    if turn.answer.text != turn.whole.text:
        say_kept(turn, [one for one in QUESTIONS if one.in_review and one.name in turn.answers])


async def _following(turn: Turn) -> Sequence[str]:
    """Fill in what a photo tells that was read whole, and what a filing that waits knows."""
    return (*await take_over_whole(turn), *await fill_in_from_filing(turn))


async def _before_review(turn: Turn) -> None:
    """Ask whoever sent a photo to compare what was read: the review is the one place where it is looked at."""
    if is_whole(turn.answers):
        turn.say(READY_WORDS, words=_COMPARE.say(turn.language))


def _asks_to_look(answers: Answers) -> bool:
    return last_day_of(answers) is None


def _is_step(field: Field, answers: Answers) -> bool:
    """Return True if a question is one of those that are asked."""
    return field.name != LAST_DAY


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """A short message that names one of the choices is the answer, however it is put."""
    if is_worried(message.text):
        return False
    plain = field.name in _BY_NAME and len(message.text) <= _SHORT
    return message.intent not in _STOPPING if plain else None


async def _ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """An answer may show that this way is not open to the person, or not yet."""
    if reading.value == AT_HOME:
        return Ending("utter_identity_ordinary_filing")
    if (field.name, reading.value) == ("data_notice", "no"):
        return Ending("utter_identity_data_declined")
    if field.name == "residence_since" and (day := enough_from(str(reading.value), today_of(turn))) is not None:
        facts = {"day": full_day(day, turn.language)}
        return Ending("utter_identity_not_a_year_yet", facts, draft="pause", resumes=False)
    return None


VERIFY = Flow(
    service="identity",
    title=Words("身份验证", "Identity verification"),
    fields=QUESTIONS,
    on_submit=submission.VERIFICATION,
    before_opening=_is_needed,
    hears_before=True,
    hear_opening=_hear_details,
    goes_first=True,
    counts=_is_step,
    refresh=expiry.hear,
    gather=expiry.gather,
    facts_about=expiry.facts_about,
    also_told=ahead.also_told,
    first_rules=(
        other_proof.propose,
        early_photo.propose,
        worried,
        expiry.propose,
        asks_which,
        is_no_organisation,
        for_waiting.propose,
        ahead.propose,
    ),
    beside_rules=(for_waiting.beside, ahead.beside, expiry.beside),
    kept=expiry.of_chosen_document,
    takes=takes,
    ends=_ends,
    following=_following,
    keep_file=early_photo.keep,
    before_review=_before_review,
    review_hint=_STILL_VALID,
    hints=_asks_to_look,
)
