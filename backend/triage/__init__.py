"""Triage: which way a trouble goes (a mediator, a court, the police …), by at most five questions. Rules are data."""
