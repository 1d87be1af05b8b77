"""Readings in files: CSV and JSON Lines, what produced them beside them, and back again."""
