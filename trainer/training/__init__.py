"""Training: phases, batches, soft targets, checkpoints, early stopping, temperature scaling."""
