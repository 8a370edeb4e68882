"""Conversation with whoever is sued: told what it means and until when, and helped to the written answer."""
