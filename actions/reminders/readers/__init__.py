"""Readers of what somebody wishes to be reminded of, and when."""
