"""Readers of the items of a message that tells several wishes."""
