"""Videos encoded by PyAV, as cameras and programs make them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from emolens.readings import Image

SAMPLES_A_SECOND = 48_000
SAMPLES_A_FRAME = 960


@dataclass(frozen=True)
class Encoding:
    """How a film is made.

    Attributes:
        codec: FFmpeg's name.
        format: Of the container, by the suffix unless it is named.
        pixels: Format of the pixels.
        options: Of the codec.
        container: Options of the container.
        fps: Frames a second.
        aspect: Width of a pixel by its height.
        turned: Degrees to the left by which players turn it.
        mirrored: Whether they mirror it.
        interlaced: Whether it is coded as two fields a frame.
        begin: Seconds at which it begins.
        sound: Codec of the sound beside it, if any.
        sound_seconds: How long that is.
    """

    codec: str = "libx264"
    format: str | None = None
    pixels: str = "yuv420p"
    options: dict[str, str] = field(default_factory=dict)
    container: dict[str, str] = field(default_factory=dict)
    fps: Fraction = Fraction(25)
    aspect: Fraction | None = None
    turned: int = 0
    mirrored: bool = False
    interlaced: bool = False
    begin: float = 0.0
    sound: str = ""
    sound_seconds: float = 0.0


def encode(
    path: Path,
    images: Iterable[Image],
    encoding: Encoding = Encoding(),
    times: Sequence[float] | None = None,
) -> Path:
    """Write BGR images of one size as a video, at these seconds where the rate varies."""
    images = list(images)
    if times is None:
        times = [number / float(encoding.fps) for number in range(len(images))]
    with av.open(
        path, "w", format=encoding.format, container_options=encoding.container
    ) as container:
        film = _film(container, images[0], encoding)
        sound = _sound(container, encoding)
        if sound is not None:
            _play(container, sound, encoding)
        for image, time in zip(images, times, strict=True):
            frame = av.VideoFrame.from_ndarray(image, format="bgr24")
            frame = frame.reformat(format=encoding.pixels)
            frame.pts = round((time + encoding.begin) * 90_000)
            frame.time_base = Fraction(1, 90_000)
            container.mux(film.encode(frame))
        container.mux(film.encode())
    return path


def sound_with_cover(path: Path, cover: Image) -> Path:
    """Write silence with a picture attached to it, as music players do."""
    with av.open(path, "w") as container:
        picture = _film(container, cover, Encoding("mjpeg", pixels="yuvj420p"))
        picture.disposition = Disposition.attached_pic
        sound = _sound(container, Encoding(sound="aac", sound_seconds=1))
        assert sound is not None
        _play(container, sound, Encoding(sound="aac", sound_seconds=1))
        frame = av.VideoFrame.from_ndarray(cover, format="bgr24").reformat(format="yuvj420p")
        frame.pts = 0
        container.mux(picture.encode(frame))
        container.mux(picture.encode())
    return path


def trimmed(source: Path, target: Path, begin: float) -> Path:
    """Copy an MP4 file from a second on without coding it anew, as telephones trim films.

    All from the keyframe before is copied, and an edit list says where to begin.
    """
    with av.open(source) as old, av.open(target, "w") as new:
        film = old.streams.video[0]
        copied = new.add_stream_from_template(film)
        assert film.time_base is not None
        shift = round(begin / film.time_base)
        for packet in old.demux(film):
            if packet.pts is None or packet.dts is None:
                continue
            packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
            packet.stream = copied
            new.mux(packet)
    return target


def _film(container: OutputContainer, image: Image, encoding: Encoding) -> VideoStream:
    film = container.add_stream(encoding.codec, encoding.fps, options=dict(encoding.options))
    assert isinstance(film, VideoStream)
    film.height, film.width = image.shape[:2]
    film.pix_fmt = encoding.pixels
    if encoding.codec == "libx264":
        film.codec_context.time_base = Fraction(1, 90_000)
    if encoding.aspect is not None:
        film.codec_context.sample_aspect_ratio = encoding.aspect
    if encoding.turned or encoding.mirrored:
        film.set_display_rotation(encoding.turned, encoding.mirrored, False)
    if encoding.interlaced:
        film.codec_context.flags |= Flags.interlaced_dct | Flags.interlaced_me
    return film


def _sound(container: OutputContainer, encoding: Encoding) -> AudioStream | None:
    if not encoding.sound:
        return None
    sound = container.add_stream(encoding.sound, SAMPLES_A_SECOND)
    assert isinstance(sound, AudioStream)
    sound.bit_rate = 64_000
    return sound


def _play(container: OutputContainer, sound: AudioStream, encoding: Encoding) -> None:
    """Write silence."""
    format_name = sound.format.name
    dtype = np.float32 if "flt" in format_name else np.int16
    planes = sound.channels if format_name.endswith("p") else 1
    samples = np.zeros((planes, SAMPLES_A_FRAME * sound.channels // planes), dtype)
    for number in range(round(encoding.sound_seconds * SAMPLES_A_SECOND / SAMPLES_A_FRAME)):
        frame = av.AudioFrame.from_ndarray(samples, format_name, sound.layout.name)
        frame.sample_rate = SAMPLES_A_SECOND
        frame.pts = number * SAMPLES_A_FRAME + round(encoding.begin * SAMPLES_A_SECOND)
        frame.time_base = Fraction(1, SAMPLES_A_SECOND)
        container.mux(sound.encode(frame))
    container.mux(sound.encode())
