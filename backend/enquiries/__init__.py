"""Enquiries to an office: a question in the person's own words, a number, a promised day, an answer in their chat."""
