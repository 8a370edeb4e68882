"""Questions about something booked or handed in: which one is meant, and the answers to "what now" and its like."""
