"""Export of a run to the one model file that the app reads."""

import emolens  # noqa: F401 - before ONNX Runtime is: it turns its reports off
