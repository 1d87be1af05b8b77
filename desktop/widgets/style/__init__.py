"""Look of the widgets: themes, colours, icons and plain labels."""
