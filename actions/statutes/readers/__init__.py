"""Readers of questions about statutes."""
