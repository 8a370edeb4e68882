"""Danger in a message: who may die, be hurt, held or robbed is heard before any other wish, in nine ways of writing."""
