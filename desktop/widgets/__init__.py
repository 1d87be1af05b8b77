"""One widget a file; a widget draws what it is given and knows no model and no camera."""
