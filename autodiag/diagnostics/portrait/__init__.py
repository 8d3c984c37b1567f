"""The profile in words and figures, ready for a page, a printed report or a table."""
