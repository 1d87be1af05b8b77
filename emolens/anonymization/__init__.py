"""Anonymization: films in which faces are hidden."""
