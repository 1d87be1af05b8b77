"""Tracking of faces over time: tracks, their association, smoothing and neutral baselines."""
