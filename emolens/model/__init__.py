"""Model files: their contract, their inference session, and the evidence for what they read."""
