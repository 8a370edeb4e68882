"""Enquiries to an office in conversation: left in a form, gone on with in another, asked about and taken back."""
