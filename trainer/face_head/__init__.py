"""Face head: teaches a finished network to tell faces from false positives of the detector."""
