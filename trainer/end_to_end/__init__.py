"""End-to-end evaluation on synthetic scenes: what detector and crop rule cost a model."""
