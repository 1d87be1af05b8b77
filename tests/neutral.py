"""A person's own neutral: how faces at rest are read, and what the window says of them."""

AT_REST = (0.05, 0.01, 0.02, 0.02, 0.46, 0.42, 0.02)
SAD_AT_REST = (0.05, 0.01, 0.02, 0.02, 0.36, 0.52, 0.02)
ASKS = "Look at the camera with a resting face"
RELATIVE = "Relative to this face's own neutral."
