"""Triage in conversation: hears what was told already, asks what is missing, tells the ways, and leads into one."""
