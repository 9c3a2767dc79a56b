"""Workbooks: right-to-left where the language is, real numbers, live sums with their value, text that stays text."""
