"""Readers of statutes: numerals, citations in a text, names of laws, files of articles."""
