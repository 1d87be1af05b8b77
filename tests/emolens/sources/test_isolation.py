"""Files are tried in a process that may be ended before a program opens them itself."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from PIL import Image as PillowImage

from emolens.commands import analyze
from emolens.commands.main import main
from emolens.errors import SourceError
from emolens.sources.files import FileSource, open_file
from emolens.sources.isolation import isolated
from emolens.sources.video import VideoSource
from tests.failing_decoders import let_decoders_fail
from tests.models import write_model
from tests.videos import grey_images, write_video

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are those of POSIX")

SECONDS = 2.0
DAMAGED = "is damaged in a way that stops the decoder; save it again as JPEG or MP4."
ENDLESS = "cannot be opened within 2 seconds; save it again, or copy it to this computer first."
INTERRUPTED = "was not opened, because the program was ending; open it again."
LARGE = "is too large or too broken to be decoded; save it again."


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder; files in it that are called so make their decoders fail."""
    let_decoders_fail(monkeypatch, tmp_path / "modules")
    monkeypatch.setattr(analyze, "isolated", partial(isolated, SECONDS))
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def picture(path: Path, portrait: PillowImage.Image) -> Path:
    portrait.save(path)
    return path


def frames_of(source: FileSource) -> int:
    count = len(list(iter(source.read, None)))
    source.close()
    return count


@pytest.mark.parametrize(
    ("name", "told"), [("kills", DAMAGED), ("hangs", ENDLESS), ("swells", LARGE)]
)
def test_a_file_that_no_decoder_survives_is_refused_in_a_sentence(
    failing: Path, portrait: PillowImage.Image, name: str, told: str
) -> None:
    files = [
        picture(failing / f"{name}.jpg", portrait),
        write_video(failing / f"{name}.mp4", grey_images(3)),
    ]
    sound = picture(failing / "sound.png", portrait)
    with isolated(SECONDS):
        for file in files:
            with pytest.raises(SourceError) as refused:
                open_file(file)
            assert str(refused.value) == f"{file} {told}"
            assert frames_of(open_file(sound)) == 1, "the next file is read all the same"


def test_the_command_reads_the_other_files(
    failing: Path, portrait: PillowImage.Image, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    killer = picture(failing / "kills.png", portrait)
    endless = write_video(failing / "hangs.mkv", grey_images(3))
    sound = [picture(failing / "a.png", portrait), write_video(failing / "z.mp4", grey_images(3))]
    result = tmp_path / "r.jsonl"
    model = write_model(tmp_path / "m.onnx")
    assert main(["analyze", str(failing), "-o", str(result), "--model", str(model)]) == 2
    lines = [json.loads(line) for line in result.read_text("utf-8").splitlines()]
    assert [line["source"] for line in lines] == [str(sound[0]), *(3 * [str(sound[1])])]
    unread = json.loads(result.with_suffix(".about.json").read_text("utf-8"))["unread"]
    assert unread == [f"{endless} {ENDLESS}", f"{killer} {DAMAGED}"]
    told = capfd.readouterr().err.splitlines()
    assert [line for line in unread if line in told] == unread


def test_what_is_read_elsewhere_is_what_is_read_here(
    portrait: PillowImage.Image, tmp_path: Path
) -> None:
    """Down to the pixels and the remark; a name may be any bytes."""
    several = tmp_path / os.fsdecode(b"several\xff\n.tif")
    portrait.save(several, save_all=True, append_images=[portrait])
    here = open_file(several).read()
    with isolated(SECONDS):
        elsewhere = open_file(several).read()
    assert here is not None
    assert elsewhere is not None
    np.testing.assert_array_equal(here.image, elsewhere.image)
    assert here.remark == elsewhere.remark
    assert "2 pages" in str(elsewhere.remark)


def test_a_file_that_cannot_be_read_is_told_as_ever(tmp_path: Path) -> None:
    with isolated(SECONDS), pytest.raises(SourceError) as refused:
        open_file(tmp_path / "none.jpg")
    assert str(refused.value) == f"{tmp_path / 'none.jpg'} does not exist; check the path."


@pytest.mark.parametrize("packed", ["tiff_lzw", "jpeg", "group4"])
def test_what_libtiff_says_of_damage_stays_there(
    tmp_path: Path, portrait: PillowImage.Image, packed: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is C, and writes to standard error past Pillow and past Python."""
    path = tmp_path / "p.tif"
    (portrait.convert("1") if packed == "group4" else portrait).save(path, compression=packed)
    data = bytearray(path.read_bytes())
    for place in np.random.default_rng(0).integers(8, len(data) // 2, 40):
        data[place] ^= 0x55
    path.write_bytes(data)
    with isolated(SECONDS), suppress(SourceError):
        open_file(path)
    assert capfd.readouterr().err == ""
    with suppress(SourceError):
        open_file(path)
    assert capfd.readouterr().err, "without, it is seen"


def test_a_film_is_whole(tmp_path: Path) -> None:
    with isolated(SECONDS):
        source = open_file(write_video(tmp_path / "f.mp4", grey_images(9)))
    assert isinstance(source, VideoSource)
    assert frames_of(source) == 9


def test_threads_read_at_the_same_time(failing: Path, portrait: PillowImage.Image) -> None:
    sound, endless = (picture(failing / f"{name}.png", portrait) for name in ("sound", "hangs"))
    refusals: list[SourceError] = []
    with isolated(60):
        thread = _opening(endless, refusals)
        _wait_for((failing.parent / "modules" / "hanging").exists)
        assert frames_of(open_file(sound)) == 1
        assert not refusals, "the other is still at it"
    thread.join()
    assert [str(refusal) for refusal in refusals] == [f"{endless} {INTERRUPTED}"]


def test_what_waits_for_its_process_when_all_ends_is_never_opened_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, portrait: PillowImage.Image
) -> None:
    starts = tmp_path / "starts"
    program = tmp_path / "never-ready"
    program.write_text(f"#!/bin/sh\necho start >> '{starts}'\nexec sleep 1000\n", "utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    files = [picture(tmp_path / name, portrait) for name in ("a.png", "b.png")]
    refusals: list[SourceError] = []
    with isolated(60):
        threads = [_opening(file, refusals) for file in files]
        # The second starts when one thread has taken the first and the other asks.
        _wait_for(lambda: starts.exists() and len(starts.read_text("utf-8").split()) == 2)
    for thread in threads:
        thread.join()
    assert {str(refusal) for refusal in refusals} == {f"{file} {INTERRUPTED}" for file in files}


def _opening(path: Path, refusals: list[SourceError]) -> Thread:
    """Return a thread that opens a file, and adds the refusal to a list where there is one."""

    def opens() -> None:
        try:
            open_file(path).close()
        except SourceError as error:
            refusals.append(error)

    thread = Thread(target=opens)
    thread.start()
    return thread


def _wait_for(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end, "it never happened"
        os.sched_yield()


def test_where_no_process_can_be_had_files_are_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    portrait: PillowImage.Image,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for program in ("/bin/false", tmp_path / "none"):
        monkeypatch.setattr(sys, "executable", str(program))
        with isolated(SECONDS):
            assert frames_of(open_file(picture(tmp_path / "p.png", portrait))) == 1
        assert "without a process of their own" in caplog.text
        caplog.clear()


def test_the_packaged_program_is_its_own_decoder(
    monkeypatch: pytest.MonkeyPatch, failing: Path, portrait: PillowImage.Image
) -> None:
    program = failing / "emolens"
    root = Path(__file__).parents[3]
    program.write_text(
        f"#!/bin/sh\nPYTHONPATH={failing.parent / 'modules'}:{root} "
        f'exec "{sys.executable}" -m desktop "$@"\n',
        "utf-8",
    )
    program.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    with isolated(SECONDS), pytest.raises(SourceError, match="stops the decoder"):
        open_file(picture(failing / "kills.png", portrait))


@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
def test_ctrl_c_reaches_the_program_alone(failing: Path, portrait: PillowImage.Image) -> None:
    with isolated(SECONDS):
        open_file(picture(failing / "a.png", portrait)).close()
        (child,) = _children()
        os.kill(child, signal.SIGINT)
        open_file(failing / "a.png").close()
        assert _children() == [child]
    assert not _children(), "none is left behind"


def _children() -> list[int]:
    tasks = Path("/proc/self/task").iterdir()
    found = (Path(task, "children").read_text().split() for task in tasks)
    return [int(child) for children in found for child in children]
