"""What a page could do better before it is published. Pure functions on plain data."""
