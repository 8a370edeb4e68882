"""Days, times of day and stretches of days, as written in Simplified and Traditional Chinese, Cantonese and English."""

from .combine import find_dates
from .reference import Reference

__all__ = ["Reference", "find_dates"]
