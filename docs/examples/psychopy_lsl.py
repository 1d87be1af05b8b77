"""A word shown by PsychoPy while Emolens reads the face: a marker goes out, scores come in.

Start Emolens first, turn on the webcam and *Camera > Stream to other programs (LSL)*.
"""

from psychopy import core, visual
from pylsl import (
    IRREGULAR_RATE,
    StreamInfo,
    StreamInlet,
    StreamOutlet,
    cf_string,
    local_clock,
    resolve_byprop,
)

faces = resolve_byprop("type", "Expression", timeout=30)
if not faces:
    raise SystemExit("Emolens streams no face: turn its streaming on, and look at the camera.")
scores = StreamInlet(faces[0])
happy = scores.info().get_channel_labels().index("smoothed_happy")
scores.open_stream()

info = StreamInfo("PsychoPy", "Markers", 1, IRREGULAR_RATE, cf_string, "psychopy-markers")
markers = StreamOutlet(info)
while not markers.have_consumers():  # until Emolens listens
    core.wait(0.1)

window = visual.Window()
visual.TextStim(window, "Think of the best joke that you know.").draw()
window.callOnFlip(lambda: markers.push_sample(["stimulus"], local_clock()))
window.flip()
core.wait(3)
window.close()

samples, times = scores.pull_chunk(timeout=0.0, max_samples=10_000)
if samples:
    print(f"Happy: {max(sample[happy] for sample in samples):.0%} at most")
