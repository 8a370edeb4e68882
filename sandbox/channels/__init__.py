"""The messenger platforms as pretend servers: they enforce limits, windows and quotas, and misbehave on demand."""
