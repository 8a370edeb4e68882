"""Memory of a person, in the dialogue: offered in questions, told and forgotten when asked for."""
