"""The partners as pretend servers: what we assume of each contract, made to run.

Nothing of ours is imported here, so that the real clients meet a stranger, as they will in production.
"""
