"""Readers for what belongs to no single service: which one is spoken of, what is asked of it."""
