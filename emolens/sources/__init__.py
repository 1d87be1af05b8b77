"""Sources of frames: pictures, videos, cameras and arrays."""
