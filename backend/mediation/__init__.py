"""Mediation before registration: a filing goes to a mediator and comes back with nothing lost."""
