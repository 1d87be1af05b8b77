"""The whole window on a camera that is a film: what it takes, and how late and steady it is."""
