"""A gateway for text messages, as a pretend server."""
