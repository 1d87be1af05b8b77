"""How fast the app is beside the usual way, measured in turn in one run."""
