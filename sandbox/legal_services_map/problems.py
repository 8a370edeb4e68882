"""Every way in which the map of foreign legal services says no."""

from __future__ import annotations

from sandbox import problems


class Problem(problems.Problem):
    """The map says no; `code` is a key of the common table."""

    system = "legal_services_map"
    table = problems.COMMON
