"""Small forms of invented municipalities, each in a style of its own."""
