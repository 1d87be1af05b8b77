from pathlib import Path

from desktop.trouble_report import report_of
from emolens import __version__


def test_a_report_says_what_runs_and_ends_with_the_log(tmp_path: Path) -> None:
    log = tmp_path / "emolens.log"
    log.write_text("\n".join(f"line {n} in {tmp_path}/film.mp4" for n in range(1000)))
    report = report_of(log, home=tmp_path)
    assert report.startswith(f"Emolens {__version__}, Qt ")
    assert report.endswith("line 999 in ~/film.mp4")
    assert "line 10 " not in report
    assert str(tmp_path) not in report


def test_a_log_that_is_gone_is_told(tmp_path: Path) -> None:
    assert "The log cannot be read: No such file" in report_of(tmp_path / "gone.log")
