"""Rights of a person over everything known of them: that it be erased, and a copy; and how long it is kept."""
