"""Chooses a model's precision and threads by what this machine does best, and keeps the choice."""
