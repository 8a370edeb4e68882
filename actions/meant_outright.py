"""Meaning of a message that its words tell outright: the intent it has, and the service whose form it wishes for.

The bot hears a likeness; a plain word for an article, an order of ways or a lawyer by name goes before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions import about_us, trust_faq
from actions.arbitration import dialogue as arbitration
from actions.arbitration import meant as arbitration_meant
from actions.authorization import outside as authorization
from actions.defence import sides, standing
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.hearing import limit_asked_on, now
from actions.legal_map import unreached
from actions.legal_map.readers.wishes import names_only_an_office
from actions.notarization.readers.certificates import gives_power
from actions.notarization.readers.co_heirs import asks_it_outright
from actions.own_answers import service as own_service
from actions.own_answers import table as own_answers
from actions.profile import telling
from actions.readers import dates
from actions.statutes import articles


def asked_outright(message: UserMessage, said_before: Sequence[str]) -> str:
    """Return the intent a message has by its words alone: an article that is asked for, or the order of two ways."""
    first = articles.asked_outright(message, said_before) or now.asked_outright(message)
    first = first or limit_asked_on.asked_outright(message, said_before)
    of_law = "ask_law" if not message.pressed and asks_it_outright(message.text) else ""
    of_us = about_us.asked_outright(message) or trust_faq.asked_outright(message)
    of_us = of_us or standing.asked_outright(message, said_before) or dates.asked_outright(message)
    of_us = own_service.asked_outright(message) or of_us
    own = unreached.asked_outright(message, said_before) or _office_looked_for(message)
    own = own or own_answers.asked_outright(message, said_before)
    return first or telling.asked_outright(message) or of_law or of_us or own


def _office_looked_for(message: UserMessage) -> str:
    """Return the map's intent for a message that is but an office and where it is ("legal aid in Enping phone")."""
    return "find_institution" if names_only_an_office(message) and message.intent != "ask_institution" else ""


def form_meant(message: UserMessage, service: str, inside: str = "") -> str:
    """Return the service whose form a message means; who names a lawyer and asks for no notary authorizes that lawyer.

    Who shall sell or sign for the writer is given a power, and sued by nobody.
    """
    if service == "filing" and not inside and gives_power(message.text) and not said("files_a_suit", message.text):
        return "notarization"
    if service == "defence" and not inside and (form := arbitration_meant.form_meant(message)):
        return form
    if service == "arbitration":
        return arbitration.service_meant(message, inside)
    if service == "notarization" and not inside and authorization.appoints_by_name(message):
        return "authorization"
    return sides.form_meant(message, service, inside)
