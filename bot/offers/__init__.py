"""Buttons that were offered, chosen by typed words instead of a press."""
