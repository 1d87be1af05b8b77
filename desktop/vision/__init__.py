"""Find, crop and classify faces. Knows no Qt, so it serves notebooks and the trainer as well."""

import os

# A small file may claim a giant picture that fills the memory. OpenCV reads its limit as it is
# loaded, so it is set here, before any module of ours loads it: 268 million pixels.
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(2**28))
