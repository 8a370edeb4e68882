"""Readers of the triage: which facts of `backend.triage` a sentence tells."""
