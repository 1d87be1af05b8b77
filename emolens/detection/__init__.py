"""Detection of faces: two detectors, and the schedule that says what they scan and when."""
