"""What a person may ask of everything that is known of them: that it be erased, and a copy; and how long it is kept."""
