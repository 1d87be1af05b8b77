import pytest

from trainer.progress_bar import bar


def test_says_nothing_about_quick_work(capsys: pytest.CaptureFixture[str]) -> None:
    with bar("Reading", 3) as progress:
        for _ in range(3):
            progress.update()
    assert capsys.readouterr().err == ""
