"""Rules for a message in the middle of a filing that is not what it sounds like. Pure."""

from __future__ import annotations

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, AskAgain, Command, CorrectSlot, KeepFile, Say, SetSlot, StartFlow
from actions.dialogue.doubt import is_unknown
from actions.dialogue.fields import Field
from actions.dialogue.phrases import behind, says_only
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.state import State
from actions.filing.elements import ELEMENTS, STOPPED, what_goes_before
from actions.filing.labour_first import AWARD, STAGE
from actions.filing.readers import accepts
from actions.filing.readers.free_words import gives_up, names_language, tells
from actions.filing.readers.list_edits import orders_form
from actions.filing.readers.single_answers import name_and_title
from actions.filing.screening import causes_in
from actions.filing.story_rules import Heard, signs_of
from actions.mediation.readers.told import wants_mediation

OTHER_WAY = "utter_filing_other_way"
ANSWER = "filing_answer"
"""The one entity of this form's buttons: ``<field>:<code>``; three hundred names would say no more."""
_LONGEST_WISH, _SHORT_WISH = 100, 12
_BEGINS = "restart"
"""Intent that a wish to begin is heard as, too."""
_COURTESIES = frozenset({"goodbye", "greet", "thank", "change_language"})
"""Intents that a short name sounds like."""


def answers_question(said: Answer, field: Field, found: Reading) -> bool:
    """Return True if a message is the answer although it sounds like a question, a courtesy or a wish."""
    at_the_gate = field.name in ("matter", "cause") and found.problem == OTHER_WAY
    at_the_gate = at_the_gate or (found.problem == STOPPED and said.intent.startswith(("start_", "ask_")))
    at_the_gate = at_the_gate or (field.name == "identity" and found.found)
    named = found.found and said.intent in _COURTESIES
    named = named and not (said.intent == "change_language" and names_language(said))
    finished = found.found and not found.partial and accepts(said)
    unknown = found != NOTHING and is_unknown(said)
    chosen = found.found and 0 < len(said.text) <= 4 and not gives_up(said) and not field.free_text
    told = found.found and (field.story or not field.free_text) and tells(said)
    return at_the_gate or named or finished or unknown or told or chosen


def is_order_or_no_name(said: Answer, field: Field, found: Reading) -> bool:
    """Return True if words to a question that takes any are an order to the form, or no name where one is due.

    "还有一个被告，平安保险", "改第13项…" and "老板姓赵，店叫…" represent no company.
    """
    if said.pressed or not field.free_text or field.story or not found.found or not isinstance(found.value, str):
        return False
    if orders_form(said.text):
        return True
    name, _ = name_and_title(found.value)
    return field.name.endswith("_representative") and bool(found.value) and not is_name(name)


def file_as_evidence(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """A file is never lost, whatever was asked."""
    takes_file = state.here is not None and state.here.upload is not None
    return (KeepFile(message.uploaded),) if message.uploaded and not takes_file else ()


def wished_again(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Ask the open question again of who only wishes for the filing that is open ("帮我立案", "好，开始吧")."""
    here = state.here
    if here is not None and here.group == ELEMENTS and says_only("begins_now", message.text):
        return (AskAgain(),)  # "好，开始吧" is no yes to what happened
    short = 0 < signs_of(message.text) <= _SHORT_WISH and not message.asks
    opens = state.opened_by.get(message.intent) == state.flow.service or message.intent == _BEGINS
    own = short and message.is_sure and opens and (wishes(message.text) or says("begins_filing", message.text))
    return (AskAgain(),) if own and not causes_in(message) and says("names_filing", message.text) else ()


def arbitration_first(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Send a matter where it goes before a court takes it (LAB-27); whose award has come hears until when they sue."""
    about = message.intent in ("start_arbitration", "ask_arbitration") and message.is_sure
    if about and state.answers.get(STAGE) == AWARD:
        return (AnswerQuestion("ask_time_limit", said=message),)
    before = what_goes_before(state.answers) if about else None
    return (Say("utter_filing_stopped", facts={"where": before}),) if before else ()


def _wants_no_mediator(candidates: Candidates, text: str) -> bool:
    """Return True if a message says in so many words that no mediator is wanted ("不要调解"), however heard."""
    heard = candidates.own
    pieces = (text[start:end] for start, end in stretches(text))
    if any(says("names_mediation", one) and behind("says_no", one) is not None for one in pieces):
        return True
    wish = heard.story.sure.get("mediation_first") if isinstance(heard, Heard) else None
    return wish is not None and wish.value == "no"


def mediation_instead(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Take whoever wants a mediator in the place of a suit there, with all that was told; the filing waits."""
    text = message.text
    if message.pressed or not text or len(text) > _LONGEST_WISH or (state.here is not None and state.here.story):
        return ()
    instead = says("names_mediation", text) and not _wants_no_mediator(candidates, text) and _sets_suit_aside(message)
    return (StartFlow("mediation"),) if instead else ()


def _sets_suit_aside(message: Answer) -> bool:
    """Return True if a message that names mediation sets the suit aside for it ("不想立案了，改成调解")."""
    if says("mediates_instead", message.text):
        return True
    parts = message.stretches()
    aside = [one for one in parts if says("sets_aside", one.text) or says("refuses_suit", one.text)]
    if not aside:
        return wants_mediation(message.text) and message.asks
    denied = any(says("names_mediation", one.text) for one in aside)
    return wants_mediation(message.text) or (not denied and any(says("names_filing", one.text) for one in aside))


def about_mediation(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Take a wish for mediation as a yes where it is offered, and answer a question about it there (CPL-125)."""
    known, text = "mediation_first" in state.answers, message.text
    if known and not message.asks and _wants_no_mediator(candidates, text):
        return (CorrectSlot("mediation_first", Reading("no")),)
    if not message.is_sure:
        return ()
    if message.intent == "leave_mediation" and not message.asks and (state.question == "mediation_first" or known):
        return (CorrectSlot("mediation_first", Reading("no")),)
    if state.question != "mediation_first":
        wanted = message.intent == "start_mediation" and known and not message.asks
        return (CorrectSlot("mediation_first", Reading("yes")),) if wanted else ()
    if message.intent == "start_mediation":
        return (SetSlot("mediation_first", Reading("yes")),)
    return (Say("utter_filing_mediation_how"),) if message.intent == "ask_mediation" else ()
