"""The model file: its contract, what it reads of crops, and why."""
