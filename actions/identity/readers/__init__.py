"""Readers of a verification: from the words people use of themselves to group, state and home."""
