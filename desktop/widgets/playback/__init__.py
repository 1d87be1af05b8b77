"""Playback controls of a video: the bar with its buttons and the slider."""
