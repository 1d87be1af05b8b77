"""The search for a better recipe: what is tried, in what order, and what came of it."""
