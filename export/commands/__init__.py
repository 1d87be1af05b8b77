"""What ``python -m export`` can do, one command a file."""
