"""Names of the layers by which the rest of the trainer, and the export, find their way."""

INPUT = "faces"
MODEL = "emolens"
BASE = "mobilenet"
"""The part that can start on weights learnt elsewhere."""

HEAD = "head"
"""The last layer with weights: its output, or the mean of its map, are the logits."""

POOL = "pool"
SCORES = "scores"
AUXILIARY = "auxiliary"
"""The second head, which learns the dataset's own labels and is dropped after training."""
