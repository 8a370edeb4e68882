"""Readers of what people say of a call with the court. Pure."""
