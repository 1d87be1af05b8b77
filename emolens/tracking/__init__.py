"""Faces over time: followed, smoothed, corrected, remembered."""
