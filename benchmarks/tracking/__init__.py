"""How well faces are followed, and how steady and quick what is shown of them is."""
