"""Who somebody is: documents, their numbers and what can be said about them."""
