"""Lead faces through the app's detector and crop rule, and measure what is lost on the way."""
