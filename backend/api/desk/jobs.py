"""Work that was given up: jobs to be tried again, and messages no bot could deal with."""

from __future__ import annotations

from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.conversation.desk_commands import SetAsideMessages
from backend.operations.commands import GivenUpJobs, RetryJob


def given_up(visit: Visit) -> Answer:
    """Show what nobody tries any more; no content of anybody's, only what kind of work it is and why it stopped."""
    return Page("jobs", {"jobs": visit.do(GivenUpJobs()), "messages": visit.do(SetAsideMessages())})


def retry(visit: Visit) -> Answer:
    """Try one again; a second click on the same one does nothing."""
    begun = visit.do(RetryJob(visit.form.get("key", ""), f"officer:{visit.me.officer_id}"))
    return GoTo("/desk/jobs", "job_retried" if begun else "job_gone")


ADDRESSES = (
    Address("/desk/jobs", "GET", "operations", given_up),
    Address("/desk/jobs", "POST", "operations", retry, given_up),
)
