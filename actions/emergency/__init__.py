"""Danger, before any business: who to call there, the mission on duty, what to do now, and the desk told."""
