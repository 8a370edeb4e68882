"""Readers of questions and wishes that have an answer of their own. Pure."""
