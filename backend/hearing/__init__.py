"""Hearings of one's own cases, reminders that arrive, and what an online hearing asks of one."""
