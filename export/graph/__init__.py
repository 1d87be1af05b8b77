"""Make a converted graph as small as it can be, without changing what it computes."""
