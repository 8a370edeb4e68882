"""Limits to answer and to appeal: what the court has served, until when something can be done, and reminders of it."""
