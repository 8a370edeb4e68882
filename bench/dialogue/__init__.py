"""Simulated people who talk to the real house, and what came of it: the dialogue's own measure."""
