"""Identity of a person: documents, their numbers and what can be said about them."""
