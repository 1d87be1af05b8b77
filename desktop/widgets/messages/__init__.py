"""Messages in the window: banners, notices, countdowns, and the panels that they lie on."""
