"""Everything of a person that ends or takes place: one list, one page, one calendar feed."""
