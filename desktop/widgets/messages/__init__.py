"""Messages in the window: page, banner and countdown, and the panels that they lie on."""
