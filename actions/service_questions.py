"""Table of what is asked of a service whatever it is: service and kind of question to what answers it.

A cell is an utterance of the house, or ``UNKNOWN``: nothing we hold says it, so that somebody is asked. Answers that
need facts stand in the registry and go before a cell. Which words ask what stands in ``dialogue/phrases.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.enquiries.offering import COURT, SECRETARY, enquiry_button
from actions.topic import ANYTHING, AnswerTo, ShortAnswers
from backend.shared.wording import Words

UNKNOWN = ""
"""A cell nothing we hold can fill; `WHY_UNKNOWN` says what is missing."""
ASKED_OF_ANY = (
    "cost", "time", "papers", "who_may", "language", "video", "return", "lawyer", "pause", "secret", "typist",
    "chinese", "their_language", "device", "frail",
)  # fmt: skip
"""Kinds of questions that every service is asked."""
_OF_PEOPLE = {
    "their_language": "utter_asked_their_language",
    "device": "utter_asked_device",
    "frail": "utter_asked_frail",
}
"""Answers that hold for every service, as they are about the people who use it."""
_EVERYWHERE = {
    **_OF_PEOPLE,
    "pause": "utter_asked_pause",
    "typist": "utter_asked_typist",
    "language": "utter_accessibility_language",
    "chinese": "utter_accessibility_language",
    "return": "utter_asked_nothing_to_return_for",
    "video": "utter_asked_done_here",
    "cost": "utter_asked_costs_nothing",
    "lawyer": "utter_asked_lawyer_not_here",
    "papers": "utter_asked_no_papers",
    "who_may": "utter_asked_everybody",
    "time": "utter_asked_few_questions",
}
"""Answers that hold wherever nothing is handed to an office: a search, advice, a question passed on."""
_OF_COURT = {
    **_OF_PEOPLE,
    "pause": "utter_asked_pause",
    "typist": "utter_asked_typist",
    "who_may": "utter_asked_who_files_from_abroad",
    "chinese": "utter_asked_court_chinese",
    "return": "utter_going_back",
    "lawyer": "utter_asked_lawyer_in_court",
}
CELLS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "notarization": {
            **_OF_PEOPLE,
            "pause": "utter_asked_pause",
            "typist": "utter_asked_typist",
            "who_may": "utter_notarization_where",
            "language": "utter_asked_notary_language",
            "chinese": "utter_notarization_translation",
            "return": "utter_notarization_where",
            "lawyer": "utter_asked_lawyer_not_here",
        },
        "filing": {**_OF_COURT, "video": "utter_asked_filing_online"},
        "authorization": {
            **_OF_COURT,
            "who_may": "utter_asked_who_authorizes",
            "video": "utter_authorization_video",
            "lawyer": "utter_authorization_agents",
            "chinese": "utter_authorization_language",
            "device": "utter_asked_device_witness",
        },
        "identity": {
            **_OF_COURT,
            "papers": "utter_asked_identity_papers",
            "language": "utter_accessibility_language",
            "chinese": "utter_accessibility_language",
            "video": "utter_asked_identity_video",
            "device": "utter_asked_device_face",
            "lawyer": "utter_asked_lawyer_not_here",
        },
        "hearing": {
            **_OF_COURT,
            "cost": "utter_asked_costs_nothing",
            "time": UNKNOWN,
            "who_may": UNKNOWN,
            "device": "utter_asked_device_hearing",
        },
        "defence": {
            **_OF_COURT,
            "cost": "utter_asked_costs_nothing",
            "time": "utter_asked_defence_time",
            "papers": "utter_defence_brief",
            "who_may": "utter_asked_defence_who",
            "chinese": "utter_defence_brief",
        },
        "mediation": {
            **_OF_PEOPLE,
            "pause": "utter_asked_pause",
            "typist": "utter_asked_typist",
            "papers": "utter_asked_no_papers",
            "who_may": "utter_asked_mediation_who",
            "chinese": "utter_asked_mediation_chinese",
            "lawyer": "utter_asked_lawyer_not_here",
        },
        "arbitration": {
            **_OF_PEOPLE,
            "pause": "utter_asked_pause",
            "typist": "utter_asked_typist",
            "time": UNKNOWN,
            "papers": "utter_asked_arbitration_papers",
            "who_may": "utter_asked_arbitration_who",
            "language": "utter_asked_arbitration_language",
            "interpreter": "utter_asked_arbitration_language",
            "chinese": "utter_asked_arbitration_language",
            "video": "utter_asked_arbitration_online",
            "return": "utter_asked_arbitration_online",
            "lawyer": "utter_asked_lawyer_not_here",
        },
        "legal_map": _EVERYWHERE,
        "triage": _EVERYWHERE,
        "enquiry": {**_EVERYWHERE, "time": "utter_asked_enquiry_time"},
    }
)
"""By service and kind; `tests/conversation/test_service_questions.py` sees that none is missing."""
WHY_UNKNOWN: Mapping[tuple[str, str], str] = MappingProxyType({
    ("hearing", "time"): "no source says how long a hearing lasts",
    ("hearing", "who_may"): "who may watch or attend is for the court of the case",
    ("arbitration", "time"): "the rules of the institution were not read in full",
})  # fmt: skip
_OFFICES = {"hearing": COURT, "arbitration": SECRETARY}
_ASK = Words("替我去问", "Ask them for me")
_PERSON = Words("转人工", "Talk to a person")


def table_answers() -> ShortAnswers:
    """Return what answers each cell."""
    told = {(service, kind): _cell(service, said) for service, cells in CELLS.items() for kind, said in cells.items()}
    return {**told, **{(service, ANYTHING): _cell(service, UNKNOWN) for service in CELLS}}


def _cell(service: str, said: str) -> AnswerTo:
    return _TELLING.setdefault((service if said == UNKNOWN else "", said), _telling(service, said))


def _telling(service: str, said: str) -> AnswerTo:
    async def tell(turn: Turn) -> None:
        if said != UNKNOWN:
            turn.say(said)
            return
        turn.say("utter_asked_unknown", [_way_to_ask(turn, service)])

    return tell


_TELLING: dict[tuple[str, str], AnswerTo] = {}
"""One answer for one utterance, so that it is told once however many kinds ask for it."""


def _way_to_ask(turn: Turn, service: str) -> dict[str, str]:
    if service in _OFFICES:
        return enquiry_button(turn, service, _OFFICES[service], _ASK)
    return button(turn.language, _PERSON, "ask_human")
