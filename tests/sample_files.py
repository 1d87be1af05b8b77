"""Sample files: one of each container, codec and form of picture, and of what is refused.

`python -m tools.file_list` opens them all and writes into docs/files.md what came of it.
"""

import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as PillowImage

from emolens.readings import Image
from tests.encoded_videos import Encoding, encode, sound_with_cover
from tests.pictures import encoded

FINE = {"qmin": "1", "qmax": "3"}
VP8 = {"crf": "4", "b:v": "2M"}
CODED = {
    ".mp4": Encoding(options={"bf": "3"}),
    ".mov": Encoding("prores_ks", pixels="yuva444p10le", options={"profile": "4"}),
    ".mkv": Encoding("libx265", pixels="yuv420p10le", options={"x265-params": "log-level=none"}),
    ".webm": Encoding("libvpx-vp9", options={"crf": "10"}),
    ".avi": Encoding("mjpeg", pixels="yuvj420p", options=FINE),
    ".flv": Encoding("flv", options=FINE),
    ".wmv": Encoding("wmv2", options=FINE),
    ".ts": Encoding(),
    ".m2ts": Encoding(format="mpegts", container={"mpegts_m2ts_mode": "1"}),
    ".mpg": Encoding("mpeg2video", options=FINE),
    ".m2v": Encoding("mpeg2video", format="mpeg2video", options=FINE),
    ".mxf": Encoding("mpeg2video", options=FINE),
    ".ivf": Encoding("libvpx", options=VP8),
    ".h264": Encoding(),
    ".hevc": Encoding("libx265", options={"x265-params": "log-level=none"}),
    ".mjpeg": Encoding("mjpeg", pixels="yuvj420p", options=FINE),
    ".3gp": Encoding("mpeg4", options=FINE),
    ".av1.mp4": Encoding("libsvtav1", options={"crf": "20", "svtav1-params": "lp=1"}),
    ".vp8.webm": Encoding("libvpx", options=VP8),
    ".fragments.mp4": Encoding(container={"movflags": "frag_keyframe+empty_moov"}),
    ".live.webm": Encoding("libvpx", container={"live": "1"}, options=VP8),
    ".12bit.mkv": Encoding("ffv1", pixels="yuv444p12le"),
    ".lossless.avi": Encoding("huffyuv", pixels="yuv422p"),
    ".raw.avi": Encoding("rawvideo", pixels="bgr24"),
    ".xvid.avi": Encoding("mpeg4", options=FINE),
    ".mpeg1.mpg": Encoding("mpeg1video", options=FINE),
    ".ogv": Encoding("libvpx", options=VP8),
    ".gopro.mov": Encoding("mjpeg", pixels="yuvj422p", options=FINE),
}
"""Films of many containers and codecs, by the end of their names."""


def moving(frames: int, width: int = 160, height: int = 128) -> list[Image]:
    """Frames in which brightness goes by."""
    ramp = np.arange(width) % 64 * 3
    still = np.repeat(np.tile(ramp, (height, 1))[:, :, None], 3, axis=2).astype(np.uint8)
    return [np.ascontiguousarray(np.roll(still, 2 * n, axis=1)) for n in range(frames)]


def _dv(path: Path) -> None:
    frames = moving(3, 720, 576)
    encode(path, frames, Encoding("dvvideo", interlaced=True))


FILMS: Mapping[str, Callable[[Path], object]] = {
    **{
        f"film{end}": lambda path, how=how: encode(path, moving(3), how)  # type: ignore[misc]
        for end, how in CODED.items()
    },
    "camcorder.dv": _dv,
    "camcorder.avi": _dv,
}


def picture() -> PillowImage.Image:
    """A picture in colour, 160 by 128."""
    return PillowImage.fromarray(moving(1)[0])


def _stored(form: str, mode: str = "RGB", **options: object) -> Callable[[Path], object]:
    stored = picture().convert(mode)
    if mode.endswith("A"):
        stored.putalpha(picture().convert("L"))
    return lambda path: path.write_bytes(encoded(stored, form, **options))


def _numbers(dtype: type[np.generic], top: float) -> Callable[[Path], object]:
    values = (np.asarray(picture().convert("L")) / 255 * top).astype(dtype)
    return lambda path: path.write_bytes(encoded(PillowImage.fromarray(values), "TIFF"))


def _deep_png(path: Path) -> None:
    path.write_bytes(cv2.imencode(".png", moving(1)[0].astype(np.uint16) * 257)[1].tobytes())


def _several(form: str) -> Callable[[Path], object]:
    others = [picture().rotate(90), picture().rotate(180)]
    return _stored(form, save_all=True, append_images=others)


PICTURES: Mapping[str, Callable[[Path], object]] = {
    "colour.jpg": _stored("JPEG"),
    "grey.jpg": _stored("JPEG", "L"),
    "print.jpg": _stored("JPEG", "CMYK"),
    "layers.jpg": _stored("JPEG", progressive=True),
    "views.jpg": _several("MPO"),
    "colour.png": _stored("PNG"),
    "grey.png": _stored("PNG", "L"),
    "transparent.png": _stored("PNG", "RGBA"),
    "greytransparent.png": _stored("PNG", "LA"),
    "palette.png": _stored("PNG", "P"),
    "fax.png": _stored("PNG", "1"),
    "deep.png": _deep_png,
    "moving.apng": _several("PNG"),
    "palette.gif": _stored("GIF", "P"),
    "moving.gif": _several("GIF"),
    "colour.bmp": _stored("BMP"),
    "colour.tif": _stored("TIFF"),
    "squeezed.tif": _stored("TIFF", compression="tiff_lzw"),
    "jpeg.tif": _stored("TIFF", compression="jpeg"),
    "fax.tif": _stored("TIFF", "1", compression="group4"),
    "print.tif": _stored("TIFF", "CMYK"),
    "microscope.tif": _numbers(np.uint16, 65535),
    "computed.tif": _numbers(np.float32, 1),
    "pages.tif": _several("TIFF"),
    "colour.webp": _stored("WEBP"),
    "transparent.webp": _stored("WEBP", "RGBA"),
    "greytransparent.tif": _stored("TIFF", "LA"),
    "moving.webp": _several("WEBP"),
    "colour.avif": _stored("AVIF"),
    "moving.avifs": _several("AVIF"),
    "colour.jp2": _stored("JPEG2000"),
    "colour.ppm": _stored("PPM"),
    "grey.pgm": _stored("PPM", "L"),
}


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _giant(path: Path) -> None:
    header = struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", b""))


def _cut(path: Path) -> None:
    data = encoded(picture(), "JPEG")
    path.write_bytes(data[: len(data) // 2])


def _without_index(path: Path) -> None:
    encode(path, moving(30))
    path.write_bytes(path.read_bytes()[:2000])


def _unknown_codec(path: Path) -> None:
    encode(path, moving(2))
    path.write_bytes(path.read_bytes().replace(b"V_MPEG4/ISO/AVC", b"V_UNKNOWN/NEVER"))


REFUSED: Mapping[str, Callable[[Path], object]] = {
    "telephone.heic": _bytes(b"\0\0\0\x18ftypheic" + bytes(100)),
    "camera.cr2": _bytes(b"II*\0" + bytes(100)),
    "picture.jxl": _bytes(b"\xff\x0a\xfa" + bytes(100)),
    "picture.psd": _bytes(b"8BPS\0\1" + bytes(100)),
    "document.pdf": _bytes(b"%PDF-1.7" + bytes(100)),
    "drawing.svg": _bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "notes.mp4": _bytes(b"Dear diary, today I smiled at nobody in particular.\n"),
    "empty.jpg": _bytes(b""),
    "cut.jpg": _cut,
    "giant.png": _giant,
    "song.mp4": lambda path: sound_with_cover(path, moving(1)[0]),
    "strange.mkv": _unknown_codec,
    "without-index.mp4": _without_index,
}
