"""Readers that only danger needs."""
