"""The timeline: what was read of each track over time."""
