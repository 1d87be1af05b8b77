from pathlib import Path

from tools.release.weights import table_of_weights


def test_parts_are_weighed_the_largest_first(tmp_path: Path) -> None:
    files = {
        "emolens": 1,
        "_internal/cv2/cv2.so": 30,
        "_internal/emolens/assets/a.onnx": 4,
        "_internal/libX11.so.6": 2,
        "_internal/PIL/a.so": 1,
        "_internal/pillow.libs/b.so": 2,
    }
    for name, hundred_kilobytes in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(hundred_kilobytes * 100_000))
    (tmp_path / "_internal" / "link.so").symlink_to("cv2/cv2.so")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table_of_weights(tmp_path).splitlines()[2:]
    ]
    assert rows[0] == ["OpenCV", "3.0"]
    assert ["Pillow", "0.3"] in rows
    assert ["models, weights of the detector, the program itself", "0.5"] in rows
    assert rows[-1] == ["all", "4.0"]
