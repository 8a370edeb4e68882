"""The line of a call: links that are used once, two seats, who is there, what is typed beside what is said."""
