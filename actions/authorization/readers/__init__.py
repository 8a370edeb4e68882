"""Readers of an authorization: from words to a kind of paper, a passport, a place, an agent, a power."""
