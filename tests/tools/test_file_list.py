from emolens.sources.file_kinds import FILE_KINDS
from tools.file_list import PAGE, with_kinds


def test_the_page_lists_what_the_tests_read_and_what_is_refused() -> None:
    page = PAGE.read_text("utf-8")
    assert with_kinds(page) == page, "run `python -m tools.file_list`"
    assert "| HEIC | `.heic`, `.heif` | nothing: it is named and not read |" in page


def test_a_sample_of_every_kind_is_read() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    read = {cells[0] for cells in (row.strip("| ").split(" | ") for row in rows) if len(cells) == 3}
    assert {kind.name for kind in FILE_KINDS if kind.medium != "document"} <= read
