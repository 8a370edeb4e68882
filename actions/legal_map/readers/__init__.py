"""Readers of the map: what is looked for, where, and which of those shown is meant."""
