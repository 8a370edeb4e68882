"""The room where a mediator and the two sides of a dispute meet in their browsers; nothing of it is recorded."""
