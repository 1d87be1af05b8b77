"""The view of a frame: image, boxes, zoom, evidence, and the stage that it stands on."""
