"""Readers that several services share: text to values, pure."""
