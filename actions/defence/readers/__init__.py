"""Readers of what whoever is sued says: of the suit, and of what they hold against it."""
