"""Asynchronous hearings in conversation: asked for condition by condition, posted to, and shown."""
