"""Hardware selection: a model's precision and threads by what this machine does best, cached."""
