"""Turns a run into the one model file that the app reads."""
