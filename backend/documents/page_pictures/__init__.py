"""Draws the pages of a PDF as pictures, in a process of its own; keeps nothing."""
