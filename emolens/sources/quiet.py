"""Silence of OpenCV and of its FFmpeg, which would write to standard error behind our back.

What they have to say reaches the user as our own sentences. Both are turned off on import.
"""

from __future__ import annotations

import os

import cv2

AV_LOG_QUIET = "-8"

os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", AV_LOG_QUIET)
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
