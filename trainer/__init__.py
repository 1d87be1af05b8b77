"""Trainer of Keras models on faces: a dataset in, a run out."""
