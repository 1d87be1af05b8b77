"""The networks, with their preprocessing inside."""
