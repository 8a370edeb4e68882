"""Readers of what somebody wants done with all that is known of them."""
