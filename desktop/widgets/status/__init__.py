"""Status displays: the status bar, the recording indicator, batch progress and frame rate."""
