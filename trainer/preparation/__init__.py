"""Make a dataset of face crops from folders of photographs, as the app would cut them."""
