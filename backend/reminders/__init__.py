"""Reminders people set for themselves: a day and an hour, and their own words."""
