"""Trains a Keras MobileNet on faces: a dataset in, a run out."""
