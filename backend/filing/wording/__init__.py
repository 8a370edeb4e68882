"""Words of people as a court's paper has them."""
