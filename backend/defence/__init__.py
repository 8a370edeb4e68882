"""Whoever is sued: what the suit is about, until when to answer, the written answer and its way to the court."""
