"""Notarization by chat: questions, forms, submission and enquiries, one file each."""
