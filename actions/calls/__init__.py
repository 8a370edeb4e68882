"""Calls with the court in conversation: offered with times on two clocks, booked, moved, called off, summed up."""
