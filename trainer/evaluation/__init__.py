"""How good a model is: figures, pictures and words."""
