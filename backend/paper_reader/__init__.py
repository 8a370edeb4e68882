"""Reads a paper that somebody photographed or sent as a PDF: its words, its kind, and what it says; keeps nothing."""
