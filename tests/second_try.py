"""Tear down what a test's second try set up for its whole file.

A test that fails is tried again without tearing down its module. `pytest-rerunfailures` 16.7 keeps the module's
finalizers of the *first* try and puts them back in place of those of the last one. Where the first try failed while the
module was being set up, what came after it is then never torn down: a browser's event loop stays in the process, and
every later test with a loop of its own fails; a started house goes on running.
"""

from __future__ import annotations

from typing import Any

import pytest

try:
    from pytest_rerunfailures import suspended_finalizers
except ImportError:  # the bot's environment tries nothing twice
    suspended_finalizers: dict[Any, Any] = {}  # type: ignore[no-redef]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Add this try's finalizers to those that were put aside, before they take each other's place.

    Args:
        item: The test whose try has ended.
    """
    for node, (finalizers, _) in item.session._setupstate.stack.items():
        if node not in suspended_finalizers:
            continue
        kept = suspended_finalizers[node][0]
        kept.extend(finalizer for finalizer in finalizers if finalizer not in kept)
