"""Tables, wrapped text and figures: what all reports are written with."""
