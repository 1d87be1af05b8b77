"""Predictions for single pictures, printed and drawn."""
