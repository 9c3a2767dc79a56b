"""The plan as typed, frozen values; every entity knows its place."""
