"""The whole house on one stage: a real bot process, services and partners in the test process, a clock of its own."""
