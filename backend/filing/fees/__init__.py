"""What a court charges: scales as data, the sum step by step, currencies, payment."""
