"""The training itself: phases, batches, checkpoints, calibration."""
