"""How much memory long work takes."""
