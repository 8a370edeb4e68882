"""Moving about in a form: back, skip, later, again, stop, language, progress; pressed, said as such, or understood."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import (
    AnswerQuestion,
    AskAgain,
    CancelFlow,
    ChangeLanguage,
    Command,
    GoBack,
    PauseFlow,
    Reassure,
    RestartFlow,
    RestoreFlow,
    Say,
    SkipQuestion,
    TellProgress,
)
from actions.dialogue.intents import COURTESIES, PUTTING_OFF
from actions.dialogue.language import written_language
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said, says_only
from actions.dialogue.readers.giving_up import gives_up, never_minds, of_later_or_papers, puts_off, says_now
from actions.dialogue.readers.payloads import is_payload
from actions.dialogue.readers.scraps import has_code_signs, speaks_of_steps
from actions.dialogue.readers.speech_acts import asks, goes_ahead
from actions.dialogue.readers.what_if import asks_what_if
from actions.dialogue.rules import review
from actions.dialogue.state import State
from backend.conversation.language_wish import is_about_language, language_wished

_SAID: tuple[tuple[str, Command], ...] = (
    ("goes_back", GoBack()),
    ("skips", SkipQuestion()),
    ("saves", PauseFlow()),
    ("shows_answers", TellProgress(lists=True)),
    ("hands_in", TellProgress()),
)
_MOVES: dict[str, Command] = {
    "go_back": GoBack(),
    "skip": SkipQuestion(),
    "save_for_later": PauseFlow(),
    "goodbye": PauseFlow(),
    "restart": RestartFlow(),
    "cancel": CancelFlow(),
    "ask_progress": TellProgress(),
    "resume": AskAgain(),
    "restore_draft": RestoreFlow(),
}
_OLD_CHOICE = "utter_channel_old_choice"
_MEMORY = "ask_memory"
"""Intent of asking what is remembered of oneself."""
_TOLD_AND_PUT_OFF = 2
"""Stretches of a message that tells why it has to wait, and that it does."""
_LAST = 1
"""Stretches at a message's end that call a person, whatever stands before ("算了，转人工")."""
_FORGETS = (CancelFlow(), RestartFlow())


def propose_stale(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say that a button is not known any more whose payload arrives as words; it is no answer and no fact."""
    return (Say(_OLD_CHOICE),) if not message.pressed and is_payload(message.text) else ()


def propose_later(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the draft of whoever only says that it has to wait, at any question of any form; nothing is closed."""
    held = candidates.is_title or not message.text or _is_choice(message, candidates)
    if held or _asks_to_hand_in(message) or not (puts_off(message) or _ends_putting_off(message, candidates)):
        return ()
    return (PauseFlow(),)


def _ends_putting_off(message: UserMessage, candidates: Candidates) -> bool:
    """Return True if why it waits is told before ("佢话下个月俾 咁我等下先"), and nothing is asked or answered."""
    pieces = message.stretches()
    if len(pieces) < _TOLD_AND_PUT_OFF or message.asks or candidates.here.found:
        return False
    return puts_off(pieces[-1])


def propose_said(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A wish in the very words that every form offers holds at any question, also one that takes any words."""
    if candidates.is_title or not message.text:
        return ()
    if says_only("comes_back", message.text):
        return (AskAgain(),)  # "im back" goes back to no question
    pieces = message.stretches()
    if any(says_only("wants_human", part.text) for part in pieces[-_LAST:]):
        return (AnswerQuestion("ask_human"),)
    if len(pieces) > 1 and gives_up(pieces[-1].text) and not (message.asks or candidates.here.found):
        return (CancelFlow(),)  # "那先不约公证处了，取消吧": it is asked before anything is given up
    if goes_ahead(message.text, state.flow.service) and not candidates.here.found:
        return () if state.is_review else (AskAgain(),)  # "yes start it" begins what is open, and nothing anew
    if _is_out_of_place(state, message, candidates):
        return (AskAgain(),)
    takes_any = state.here is not None and state.here.free_text
    if never_minds(message.text) and not message.asks and (takes_any or not candidates.here.found):
        return (CancelFlow(),)  # nothing is deleted by it: it is asked, and may be saved
    found = next((command for act, command in _SAID if says_only(act, message.text)), None)
    if found is None or (found == SkipQuestion() and candidates.here.found):
        return ()
    if found == TellProgress() and (state.is_review or candidates.here.found):
        return ()  # there it hands in, or chooses what is called so
    return (found,)


def _is_out_of_place(state: State, message: UserMessage, candidates: Candidates) -> bool:
    """Return True if "都齐了" is said where nothing is being listed: it cancels nothing, and is nobody's words."""
    here = candidates.here
    heard = here.found or here.partial or here.problem or state.is_review
    return not heard and says_only("finished", message.text) and not says_only("says_no", message.text)


def _is_choice(message: UserMessage, candidates: Candidates) -> bool:
    """Return True if the words are part of a button's under the question ("以后再说" of "还没有，以后再说")."""
    said_now = message.text.casefold().strip(" 。.！!~")
    titles = (f"{choice.label.zh} {choice.label.en}".casefold() for choice in candidates.choices)
    words = {word.casefold() for choice in candidates.choices for word in choice.words}
    return said_now in words or any(said_now in title for title in titles)


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Carry out a wish about the form that the bot is sure of."""
    wish = language_wished(message.text, state.language) if message.text and not candidates.here.found else None
    if wish is not None:
        return (ChangeLanguage(wish),)
    if not message.is_sure:
        return ()
    if message.intent in COURTESIES:
        return (Reassure(message.intent),)
    if message.intent == "change_language":
        wanted = written_language(message, state.language)
        if wanted is None and not is_about_language(message.text):
            return ()  # "Chinese passport" and "who speaks Cantonese there" only name a language
        return (ChangeLanguage(wanted),)
    if message.intent == _MEMORY and not said("asks_memory", message.text):
        return (TellProgress(lists=True),)  # in a form, what was noted is what was answered
    if message.intent == "correct_answer" or (message.intent in PUTTING_OFF and _corrects(message.text)):
        return review.which(state, message, candidates)
    return _guarded(state, message)


def _asks_to_hand_in(message: UserMessage) -> bool:
    """Return True if a stretch of a message asks that this be handed in now."""
    pieces = message.stretches()
    asks_it = any(said("hands_in", part.text) and not said("dont_know", part.text) for part in pieces)
    return asks_it and not of_later_or_papers(message.text)


def _guarded(state: State, message: UserMessage) -> tuple[Command, ...]:
    """Ask more of what throws answers away than a scrap of code; "tomorrow" saves; "邮箱算了" skips what is asked."""
    command, here = _MOVES.get(message.intent), state.here
    if command is not None and asks_what_if(message.text):
        return ()  # "那以后反悔呢" goes nowhere
    if command == PauseFlow() and message.text and _asks_to_hand_in(message):
        return () if state.is_review else (TellProgress(),)  # "先这样，能提交了吗" is no goodbye
    if message.intent in PUTTING_OFF and message.text and says_now(message.text):
        return ()  # "现在写" saves nothing for later
    if command == PauseFlow() and message.text and behind("returns_to", message.text) is not None:
        return (AskAgain(),)  # "先办第二件", where nothing else waits: it is the one that is open
    if command == TellProgress() and not speaks_of_steps(message.text):
        return (TellProgress(lists=True),) if message.asks else ()  # "很多很多" counts no questions, asks for no list
    if command == GoBack() and message.text and said("wants_back", message.text):
        return ()  # "the shop back" answers what is wanted
    if command == AskAgain() and message.entities:
        return ()  # "15万还是50万来着" tells something, and wants nothing repeated
    if command == RestoreFlow() and message.text and asks(message.text) and not said("brings_back", message.text):
        return ()  # "can one go back on it afterwards" asks of a thing that is signed
    if command == RestartFlow() and message.text and behind("returns_to", message.text) is not None:
        return ()  # "start with the power of attorney" begins nothing anew
    if command is None or (command in _FORGETS and has_code_signs(message.text)):
        return ()
    if command == CancelFlow() and here is not None and here.optional and here.named_in(message.text):
        return (SkipQuestion(),)
    if command == CancelFlow() and message.text and says_only("finished", message.text):
        return (AskAgain(),)
    if command == CancelFlow() and message.text and said("later", message.text):
        return (PauseFlow(),)
    return (command,)


def _corrects(text: str) -> bool:
    """Return True if "no wait, Chen Xiaoming" only sounds like leaving."""
    rest = behind("corrects_first", text)
    return rest is not None and bool(text[rest:].strip()) and not said("later", text)
