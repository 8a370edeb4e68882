"""Another wish in the middle of a form: when it is certain this one waits and the other begins, else it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, CancelFlow, Command, OfferFlow, StartFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said, spans, takes_back, without
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.form_cancelled import cancels_form
from actions.dialogue.readers.scraps import has_code_signs
from actions.dialogue.readers.speech_acts import names_deed, requests, wishes, wishes_inside
from actions.dialogue.readers.what_if import asks_what_if
from actions.dialogue.rules.answer import tells_what_is_asked
from actions.dialogue.state import Meant, State
from actions.dialogue.titles import returned_to

_OF_THE_SUED = "defence"
"""Service of the sued: who says to be one needs no wish to be taken to it."""
_TELLING = ("dont_know", "have_none", "of_oneself", "of_having", "of_not_yet")
"""Acts with which one tells something of oneself, of the other side, or of what has not been done ("还没立案")."""
_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "notarization": ("names_notarization", "names_power_paper"),
    "authorization": ("names_authorization", "names_power_paper"),
    "authorization_revoke": ("names_revocation", "names_power_paper"),
    "mediation": ("names_mediation",),
    "filing_withdrawal": ("names_withdrawal",),
    "arbitration": ("names_arbitration",),
}
"""The words that name what a service is about; the others are wished for in too many words."""
_REFUSED_WITHIN = 2
"""Characters between what says that something is not wanted and the service that it names."""
_DENIED_BY = {"defence": "denies_suit", "filing": "denies_suit"}
"""Words that say that there is nothing of what a service is for."""
_SPEAKS_OF_SUIT = ("names_filing", "names_complaint")
_ONLY_BY_NAME = frozenset({"authorization_revoke"})
"""Services whose wish sounds like what a court is asked for, unless it names the thing itself."""
_SHORT = 16
"""Characters of a wish and no more; three letters count as one."""
_SUIT, _OF_SUIT = "filing", "cause"
"""Service of a suit, and the entity that names what one is about."""
_OF_ANOTHER = "_"
"""In the name of a service that changes or cancels what another one has made."""
_LONGEST_STATED = 60
"""The same of a message that says what is not wished for, and what is; a longer one tells a story."""


def propose_stated(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Leave for what is surely wished for by who says that it is not this one ("停，我不是要起诉，我要授权律师").

    The words that set this one aside correct no answer of it; it waits with all its answers.
    """
    heard = state.opened_by.get(message.intent)
    if message.pressed or message.asks or candidates.is_title or heard is None or not message.is_sure:
        return ()
    service = state.meant(message, heard, state.flow.service)
    if service in ("", state.flow.service) or characters_in(message.text) > _LONGEST_STATED:
        return ()
    sets_aside = said("sets_aside", message.text) or takes_back(message.text)
    return (StartFlow(service),) if sets_aside and wishes_inside(message.text) else ()


def propose_cancelled(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask whether to cancel the open form of who cancels it by its name; what is wished for instead begins then.

    "取消公证，先办离婚" asks about the booking first; "cancel booking" means the one that is open.
    """
    if message.pressed or message.asks or candidates.is_title or _OF_ANOTHER in state.flow.service:
        return ()
    if not cancels_form(message.text, state.flow.title):
        return ()
    return (CancelFlow(then=wished_instead(message, state.opened_by, state.meant, state.flow.service)),)


def wished_instead(message: UserMessage, opened_by: Mapping[str, str], meant: Meant, own: str) -> str:
    """Return the service that a message wishes for behind what it sets aside, or nothing.

    Args:
        opened_by: which intent opens which service.
        meant: names the service whose form a message means; see `state`.
        own: the service that is set aside.
    """
    parts = message.clauses()[1:] or message.stretches()[1:]
    wished = [opened_by[part.intent] for part in parts if part.is_sure and part.intent in opened_by]
    if not wished and len(message.stretches()) > 1 and message.is_sure and message.intent in opened_by:
        wished = [meant(message, opened_by[message.intent], own)]
    if any(part.value(_OF_SUIT) for part in message.stretches()[1:]):
        wished.append(_SUIT)  # "先办离婚" names what a suit is about
    subject = own.partition(_OF_ANOTHER)[0]
    return next((one for one in wished if one and one.partition(_OF_ANOTHER)[0] != subject), "")


def propose_return(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "回到公证": what waits is taken up again by its name."""
    own = state.flow.service
    meant = returned_to(message.text, {own: state.flow.title, **state.waiting}, own)
    if own in meant:
        return (AskAgain(),)
    return (StartFlow(meant[0]),) if len(meant) == 1 else ()


def propose_again(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask the open question again of who wishes for the form that is open: "係呀想告佢" is no odd name.

    Who agrees to it by its name ("好，那就仲裁吧") does so too, however unsurely that was heard.
    """
    heard = state.opened_by.get(message.intent)
    own = heard is not None and state.meant(message, heard, state.flow.service) == state.flow.service
    agreed = behind("says_yes", message.text)
    rest = message.text[agreed or 0 :]
    if own and _wishes_it_again(message, candidates) and wishes(rest):
        return (AskAgain(),)
    named = own or _names_outright(rest, state.flow.service)
    is_told = message.pressed or message.asks or candidates.here.found or characters_in(rest) > _SHORT
    return (AskAgain(),) if agreed is not None and named and names_deed(rest) and not is_told else ()


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Switch to another service that has a form; its draft and ours are both kept."""
    heard = state.opened_by.get(message.intent)
    service = state.meant(message, heard, state.flow.service) if heard is not None else ""
    if service == state.flow.service:
        return (AskAgain(),) if _wishes_it_again(message, candidates) and _only_wishes(message) else ()
    if service and (denies_wish(message, service) or refuses_service(message, service)):
        return (AskAgain(),)
    if not service or (not message.pressed and (has_code_signs(message.text) or asks_what_if(message.text))):
        return ()
    if message.asks and not message.pressed and _is_answered(state, message):
        return ()
    if tells_what_is_asked(state, message) or (service != _OF_THE_SUED and _only_tells(message)):
        return ()
    if message.is_sure and (service == _OF_THE_SUED or _is_wish(message, service)):
        return (StartFlow(service),)
    wished = (_only_wishes(message) and service not in _ONLY_BY_NAME) or message.asks
    if message.is_sure and not _names(message.text, service) and not wished:
        return ()  # "家姐话佢嗰份唔要，俾我" tells of the case, whatever it sounds like
    intent = message.intent if service == heard else f"start_{service}"
    offers = message.decision in ("answer", "ask_back") and not state.is_review
    return (OfferFlow(service, intent),) if offers else ()


def denies_wish(message: UserMessage, service: str) -> bool:
    """Return True if a message says that there is nothing of what a service is for: "从来没人告我们，没有官司".

    Who denies one suit and speaks of another means that one ("没人告我，是我想去告他").
    """
    denial = _DENIED_BY.get(service, "")
    if message.pressed or not denial or not said(denial, message.text):
        return False
    rest = without(denial, message.text)
    return not any(said(act, rest) for act in _SPEAKS_OF_SUIT)


def refuses_service(message: UserMessage, service: str) -> bool:
    """Return True if a message says that it does not want a service, and wishes for nothing else: "我不想调解".

    A question ("不想做公证，有别的办法吗") refuses nothing, nor does who names another service beside it.
    """
    if message.pressed or message.asks:
        return False
    parts = message.stretches()
    refused = [part for part in parts if _is_refused(part.text, service)]
    rest = [part.text for part in parts if part not in refused]
    return bool(refused) and not any(wishes(text) or requests(text) for text in rest)


def _is_refused(text: str, service: str) -> bool:
    """Return True if the name of a service stands right behind words that it is not wanted."""
    names = [start for act in _NAMED_BY.get(service, ()) for start, _ in spans(act, text)]
    return any(0 <= start - end <= _REFUSED_WITHIN for _, end in spans("unwanted", text) for start in names)


def _is_wish(message: UserMessage, service: str) -> bool:
    """Return True if a message is the wish it sounds like: said as one, asked, or little but the thing's name.

    What is told at length ("he shouldn't settle without asking me") is asked about before this form is left, and so
    is a wish that names nothing of what it sounds like beside something that is told ("台城有套房子，我要一半").
    """
    if message.pressed or message.asks:
        return True
    if characters_in(message.text) <= _SHORT:
        wished = _only_wishes(message) and service not in _ONLY_BY_NAME  # "还要解除合同" revokes no power
        return _names(message.text, service) or wished
    wished = any(wishes(part.text) or requests(part.text) for part in message.stretches())
    return wished and (_names(message.text, service) or wishes(message.text))


def _names(text: str, service: str) -> bool:
    """Return True if a text names what a service is about, as far as it is known by words of its own."""
    acts = _NAMED_BY.get(service, ())
    return not acts or any(said(act, text) for act in acts)


def _names_outright(text: str, service: str) -> bool:
    """Return True if a text names what a service is about by words of its own."""
    return service in _NAMED_BY and _names(text, service)


def _only_tells(message: UserMessage) -> bool:
    """Return True if a message only says who somebody is, what there is, or what is not known: no wish for it.

    "身份證號碼我唔知喎" verifies nobody, "I have the bank statement" hands no statement in.
    """
    parts = () if message.pressed or message.asks else message.stretches()
    tells = any(behind(act, part.text) is not None for part in parts for act in _TELLING)
    tells = tells or any(said("dont_know", part.text) for part in parts)
    return tells and not any(wishes(part.text) or requests(part.text) for part in parts)


def _wishes_it_again(message: UserMessage, candidates: Candidates) -> bool:
    """Return True if a short message only wishes for the form that is open ("我要起诉离婚"), to be asked again."""
    is_short = 0 < characters_in(message.text) <= _SHORT
    return message.is_sure and not message.asks and not message.pressed and is_short and not candidates.here.found


def _only_wishes(message: UserMessage) -> bool:
    """Return True if a message wishes and tells nothing that would be lost ("以前没起诉过" wishes for no suit)."""
    return any(wishes(part.text) or requests(part.text) for part in message.stretches())


def _is_answered(state: State, message: UserMessage) -> bool:
    """Return True if a question has an answer of its own, so that no form is opened for it."""
    return state.questions.knows(message.intent) or state.questions.of_flow(message, state.flow.service) is not None
