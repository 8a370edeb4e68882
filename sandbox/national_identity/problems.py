"""Every way in which the platform says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "not_found": (404, "There is no such check."),
    "number_malformed": (422, "The document number cannot be of this document."),
    "name_malformed": (422, "The name cannot be read."),
    "document_not_supported": (422, "This document cannot be checked online."),
    "too_many_checks": (409, "This document was checked too often today."),
}


class Problem(problems.Problem):
    """The platform says no; `code` is a key of `PROBLEMS`."""

    system = "national-identity"
    table = PROBLEMS
