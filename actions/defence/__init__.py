"""Whoever is sued, in conversation: told what it means and until when, and helped to the written answer."""
