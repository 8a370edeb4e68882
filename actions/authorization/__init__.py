"""Authorization in conversation: the right way to a power of attorney, and the video witness booked and followed."""
