"""From a question in anybody's words to the entries that may answer it, and how certain that is."""
