"""Model card: what a run is, what it can do, and what it must not be used for."""
