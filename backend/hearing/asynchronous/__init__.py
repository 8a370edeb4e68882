"""Asynchronous hearings (非同步庭审): asked of the court, never a right; what is posted in their windows."""
