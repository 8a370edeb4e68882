"""Reminders people set for themselves, in conversation: set, asked when, listed, taken away and brought back."""
