from tools.file_list import PAGE, with_kinds


def test_the_page_lists_the_kinds_that_are_read() -> None:
    page = PAGE.read_text("utf-8")
    assert with_kinds(page) == page, "run `python -m tools.file_list`"
    assert "| HEIC, which is named and not read | `.heic`, `.heif` |" in page
