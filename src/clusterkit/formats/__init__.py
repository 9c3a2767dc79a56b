"""The formats: each a function from a value to text."""
