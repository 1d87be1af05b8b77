"""Result files: readings as CSV and JSON Lines, with the metadata of what produced them."""
