"""Calls to the court, free of charge, over the house's own line: asked for, taken, held, and written down for both."""
