"""Fees of a court: scales as data, the sum step by step, currencies, payment."""
