"""Commercial arbitration: what a clause is worth, the application to SCIA and its way to the award."""
