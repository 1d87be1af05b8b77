"""Facial expression recognition on one's own machine: frames in, readings and result files out.

Knows no Qt and no training, so it serves notebooks, the trainer and the app alike.
"""

import os

__version__ = "0.1.0"

# A small file may claim a giant picture that fills the memory. OpenCV reads its limit as it is
# loaded, so it is set here, before any module of ours loads it: 268 million pixels.
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(2**28))

# From 1.29 on, ONNX Runtime reports to its maker over the network and keeps an identifier in the
# user's cache, unless told not to before it is loaded. (Seen with strace; microsoft/onnxruntime
# #27379 says how to turn it off.)
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
