"""Teach a finished network to tell faces from what the detector only takes for such."""
