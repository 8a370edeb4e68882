"""Arbitration in conversation: a clause checked, an application made, its course told, questions answered."""
