"""Reports of made-up studies."""

import hashlib
import math
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from emolens.commands.main import main
from emolens.readings import Reading
from emolens.study.bootstrap import mean_over_people
from emolens.study.events import Event
from emolens.study.group_means import group_means
from emolens.study.participants import Participants
from emolens.study.summary import StudyDesign, summarize
from tests.emolens.study.made_up import film, reading, write

PATTERN = r"(?P<group>control|patient)_(?P<participant>\d+)"


def seen(time: float, share: float) -> list[Reading]:
    return [] if time < 1 else [reading(time, "happy" if time >= 2 else "neutral", share)]


def test_the_mean_over_people_has_its_interval() -> None:
    values = [0.1, 0.2, 0.3, 0.4, 0.5]
    found = mean_over_people(values)
    assert found.mean == pytest.approx(0.3)
    # The normal approximation: 1.96 times the standard error of 0.0632.
    assert found.low == pytest.approx(0.3 - 0.124, abs=0.02)
    assert found.high == pytest.approx(0.3 + 0.124, abs=0.02)
    alone = mean_over_people([0.3])
    assert (alone.mean, alone.people) == (0.3, 1)
    assert math.isnan(alone.low)


def test_windows_of_one_person_are_one_value() -> None:
    events = (Event(1.0, 1.0, "x"), Event(2.0, 1.0, "x"), Event(3.0, 0.0, "y"))
    rows = [
        row
        for name, share in (("control_1.mp4", 0.6), ("control_2.mp4", 0.8), ("patient_3", 0.9))
        for row in summarize(
            film(name, 4, partial(seen, share=share)),
            StudyDesign(events, participants=Participants(PATTERN)),
        )
    ]
    happy = group_means(rows, ["happy"])["happy"]
    assert {key: one.people for key, one in happy.items()} == {
        ("x", "control"): 2, ("y", "control"): 2, ("x", "patient"): 1, ("y", "patient"): 1,
    }  # fmt: skip
    assert happy["y", "control"].mean == pytest.approx(0.7)
    rest = [(1 - share) / 6 for share in (0.6, 0.8)]
    assert happy["x", "control"].mean == pytest.approx((0.6 + rest[0] + 0.8 + rest[1]) / 4)


def test_a_report_tells_what_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{group}_{n}.mp4" for n in range(3) for group in ("control", "patient")]
    write(tmp_path / "r.csv", *(film(name, 4, partial(seen, share=0.8)) for name in names))
    Path(names[0]).write_bytes(b"a film")
    Path("events.csv").write_text("onset,duration,trial_type\n2,1,<b>joke\n", "utf-8")
    command = ["summarize", "r.csv", "--participant", PATTERN, "--report", "r.html"]
    assert main([*command, "--events", "events.csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + 6
    page = Path("r.html").read_text("utf-8")
    assert hashlib.sha256(b"a film").hexdigest() in page
    assert page.count("the file is not at hand") == 5
    assert "<td>control_0.mp4</td><td>40</td><td>25.0%</td><td>0.0%</td><td>not known</td>" in page
    assert "&lt;b&gt;joke · control: 0.800 [0.800, 0.800], n = 3" in page
    assert "Facial expressions of 6 people in 6 sources were read with Emolens" in page
    assert "Efron, B. (1979)" in page
    assert "Viola" not in page, "the detector is not known"
    assert "<b>" not in page
    assert "made in" not in page


def test_a_report_fetches_nothing_and_runs_nothing(tmp_path: Path) -> None:
    write(tmp_path / "r.csv", film("<script>.mp4", 3, partial(seen, share=0.8)))
    report = tmp_path / "r.html"
    assert main(["summarize", str(tmp_path / "r.csv"), "--report", str(report)]) == 0
    page = report.read_text("utf-8")
    assert "default-src 'none'" in page
    assert re.findall(r"<script|\bsrc=|href=|url\(|@import", page) == []


def test_results_that_were_not_made_alike_are_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.csv", film(f"{name}.mp4", 3, partial(seen, share=0.8)))
    about = tmp_path / "b.about.json"
    about.write_text(about.read_text("utf-8").replace('"settings": {}', '"settings": {"x": 1}'))
    assert main(["summarize", str(tmp_path), "--report", str(tmp_path / "r.html")]) == 0
    assert "The results were made in 2 ways." in (tmp_path / "r.html").read_text("utf-8")


@pytest.mark.parametrize("about", ["{}", '{"model": 3, "settings": [], "unread": 5}', "no json"])
def test_metadata_that_say_nothing_are_no_obstacle(tmp_path: Path, about: str) -> None:
    result = write(tmp_path / "r.csv", film("a.mp4", 3, partial(seen, share=0.8)))
    (tmp_path / "r.about.json").write_text(about)
    assert main(["summarize", str(result), "--report", str(tmp_path / "r.html")]) == 0


def test_who_reads_no_further_is_no_trouble(tmp_path: Path) -> None:
    result = write(tmp_path / "r.csv", film("a.mp4", 1, lambda time: [reading(time, "happy", 0.9)]))
    reader, writer = os.pipe()
    os.close(reader)
    call = [sys.executable, "-m", "emolens", "summarize", str(result)]
    done = subprocess.run(call, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
