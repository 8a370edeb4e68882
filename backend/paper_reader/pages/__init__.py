"""Reads the words of a page, photographed, scanned or in a PDF, in a process of its own; keeps nothing."""
