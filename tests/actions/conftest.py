"""The small form's backend."""

from __future__ import annotations

from tests.actions.small_form import small_backend

__all__ = ["small_backend"]
