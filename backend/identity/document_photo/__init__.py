"""Reads a photo or scan of a passport, permit or card in a process of its own; keeps nothing."""
