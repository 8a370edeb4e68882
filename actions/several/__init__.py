"""Several wishes in one message: each done, answered, or said back."""
