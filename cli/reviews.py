"""`yiqiaotong reviews`: verifications the court checks by hand, due dates first; `accept` and `reject` decide one.

Exit code 1 says in one sentence why a decision could not be made.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.identity.model import Review

NEAR_DAYS = 1
"""Days before the due day from which a review is shown in red."""

_WHY = {
    "unavailable": "the platform could not check it",
    "platform_down": "the platform was away",
    "organisation": "an organisation",
    "asked": "the person asked for it",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    decisions = parser.add_subparsers(dest="decision", metavar="DECISION")
    accept = decisions.add_parser("accept", help="accept one")
    reject = decisions.add_parser("reject", help="turn one down; the person reads the reason")
    for each in (accept, reject):
        each.add_argument("id", help="as the list shows it")
        each.add_argument("--officer", default=getpass.getuser(), help="who decides, for the audit log")
    reject.add_argument("--reason", required=True, help="what the person has to put right")


def command(options: argparse.Namespace) -> int:
    """Show the list, or decide one."""
    return _list() if options.decision is None else _decide(options)


def line(review: Review, colour: bool) -> str:
    """Return a review as one line of the list, red when it is due tomorrow, today or was due already."""
    left = review.days_left
    when = "TODAY" if left == 0 else f"{-left} days late" if left < 0 else f"in {left} days"
    whom = f"{review.organisation_name} ({review.full_name}, {review.position})" if review.organisation_name else ""
    whom = whom or review.full_name
    since = f", lives outside since {review.residence_since}" if review.residence_since else ""
    papers = f", papers {' '.join(review.papers)}" if review.papers else ""
    text = (
        f"{review.due}  {when:<12} {review.review_id}  {whom}, {review.category}, "
        f"{review.document_type} {review.document_preview}{since}{papers}: {_WHY[review.cause]}"
    )
    return f"\033[31m{text}\033[0m" if colour and left <= NEAR_DAYS else text


def _list() -> int:
    from backend.identity.commands import IdentityReviews

    with open_backend() as backend:
        reviews: list[Review] = backend.bus.handle(IdentityReviews())
    for review in reviews:
        print(line(review, sys.stdout.isatty()))
    if not reviews:
        print("Nothing waits for the desk.")
    return 0


def _decide(options: argparse.Namespace) -> int:
    from backend.identity.commands import DecideIdentityReview
    from backend.shared.errors import Refused

    accepted = options.decision == "accept"
    reason = "" if accepted else options.reason
    with open_backend() as backend:
        try:
            backend.bus.handle(DecideIdentityReview(options.id, options.officer, accepted, reason))
        except Refused as refused:
            raise Trouble(backend.conversation.phrasebook.render(f"utter_{refused.reason}", "en").text) from refused
    print(f"{options.id} is {'accepted' if accepted else 'rejected'}; the person is told.")
    return 0
