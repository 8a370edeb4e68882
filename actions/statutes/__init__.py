"""Statutes in the dialogue: articles quoted in their own words, laws in force or not, citations checked."""
