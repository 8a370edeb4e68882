"""Proposal of one of the eight courts, and the rule for it."""
