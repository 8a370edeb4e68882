"""Triage: which way a trouble goes (mediation, court, notary, police …), by at most five questions. Rules are data."""
