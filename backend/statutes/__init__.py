"""Statutes that an operator has imported: articles looked up, searched, and citations of them checked."""
