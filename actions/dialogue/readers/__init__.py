"""Readers: from the words of a message to a value. Pure."""
