"""Architectures that can be trained, one family a file."""
