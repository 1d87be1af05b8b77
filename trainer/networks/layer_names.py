"""Names of the layers by which the trainer and the export find their way in a network."""

INPUT = "faces"
MODEL = "emolens"
HEAD = "head"
"""The last layer with weights: its output, or the mean of its map, are the logits."""

SCORES = "scores"
AUXILIARY = "auxiliary"
"""The second head, which learns the dataset's own labels and is dropped after training."""
