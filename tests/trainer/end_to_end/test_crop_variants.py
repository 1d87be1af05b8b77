from dataclasses import replace

import numpy as np
import pytest

from emolens.model.contract import CropFraming
from emolens.model.crops import crop_face, cut
from emolens.readings import Box, Detection
from trainer.end_to_end.crop_variants import CropVariant, candidates

IMAGE = np.random.default_rng(0).integers(0, 256, (90, 120), dtype=np.uint8)
BOX = Box(20, 10, 50, 50)
FACE = Detection(BOX, 1.0)
RULE = CropFraming(size=48, channels=1, margin=0.3)


def test_the_present_framing_is_what_the_app_cuts() -> None:
    framed = CropVariant(RULE.margin).cut(IMAGE, FACE, RULE)
    assert np.array_equal(framed, cut(IMAGE, BOX, RULE))


def test_the_margin_is_the_framing_s_own() -> None:
    framed = CropVariant(0.0).cut(IMAGE, FACE, RULE)
    assert np.array_equal(framed, cut(IMAGE, BOX, CropFraming(size=48, channels=1, margin=0.0)))


@pytest.mark.parametrize(("shift", "down"), [(0.1, 5), (-0.06, -3)])
def test_a_shift_is_a_share_of_the_height_downwards(shift: float, down: int) -> None:
    moved = Box(20, 10 + down, 50, 50)
    framed = CropVariant(0.0, shift).cut(IMAGE, FACE, RULE)
    assert np.array_equal(framed, CropVariant(0.0).cut(IMAGE, Detection(moved, 1.0), RULE))


@pytest.mark.parametrize("margin", [-0.1, 0.0, 0.1])
def test_interpolations_say_the_same_of_a_smooth_face(margin: float) -> None:
    slope = np.tile(np.arange(120, dtype=np.uint8), (90, 1))
    crops = [
        CropVariant(margin, 0.0, one.interpolation).cut(slope, FACE, RULE).astype(int)
        for one in candidates(replace(RULE, margin=0.0))
    ]
    assert {crop.shape for crop in crops} == {(48, 48, 1)}
    assert max(np.abs(crop - crops[0])[:, 2:-2].max() for crop in crops) <= 1


def test_area_and_linear_are_not_the_same() -> None:
    area, linear = (
        CropVariant(0.5, 0.0, name).cut(IMAGE, FACE, RULE) for name in ("area, linear", "linear")
    )
    assert not np.array_equal(area, linear)


@pytest.mark.parametrize("margin", [0.0, 0.07])
def test_the_present_rule_is_the_first_candidate_and_none_is_there_twice(margin: float) -> None:
    found = candidates(replace(RULE, margin=margin))
    assert found[0] == CropVariant(margin)
    assert len(set(found)) == len(found)


def test_only_a_margin_is_a_rule() -> None:
    assert CropVariant(0.1).is_a_rule
    assert not CropVariant(0.1, 0.03).is_a_rule
    assert not CropVariant(0.1, 0.0, "linear").is_a_rule
    assert CropVariant(0.1, aligned=True).is_a_rule


TURNED = Detection(
    BOX, 1.0, np.array([(35, 25), (50, 35), (38, 38), (27, 43), (40, 50)], np.float32)
)


def test_a_face_with_landmarks_is_framed_as_the_app_frames_it() -> None:
    present = candidates(RULE, aligned=True)[0]
    assert np.array_equal(present.cut(IMAGE, TURNED, RULE), crop_face(IMAGE, TURNED, RULE))
    wide = CropVariant(0.2, aligned=True).cut(IMAGE, TURNED, RULE)
    assert np.array_equal(wide, crop_face(IMAGE, TURNED, replace(RULE, aligned_margin=0.2)))


def test_an_aligned_shift_goes_down_along_the_face() -> None:
    slope = np.add.outer(np.arange(90.0), np.zeros(120)).astype(np.uint8)  # brighter downwards
    plain, low = (
        CropVariant(0.0, shift, aligned=True).cut(slope, TURNED, RULE) for shift in (0.0, 0.1)
    )
    assert 1 < low.mean() - plain.mean() < 4


def test_without_landmarks_an_aligned_variant_cuts_the_box() -> None:
    framed = CropVariant(0.0, aligned=True).cut(IMAGE, FACE, RULE)
    assert np.array_equal(framed, CropVariant(0.0).cut(IMAGE, FACE, RULE))
