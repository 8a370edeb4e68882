"""The pictures of README and documentation, taken of the house as it runs today: `make pictures`."""
