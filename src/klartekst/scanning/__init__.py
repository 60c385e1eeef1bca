"""A whole collection of letters: found, checked by worker processes, kept without a word of their text, reported."""
