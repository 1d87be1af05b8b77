"""How many faces are found, how many boxes are false, and how much is scanned for it."""
