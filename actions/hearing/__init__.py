"""Hearings in conversation: when, being reminded, stopping, and how an online hearing works."""
