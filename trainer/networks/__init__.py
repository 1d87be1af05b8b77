"""Networks, with their preprocessing inside."""
