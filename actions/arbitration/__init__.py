"""Arbitration in conversation: a clause read, a fee told from a dated table, what can be arbitrated, awards abroad."""
