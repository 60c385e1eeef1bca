"""Suggestions that fit their place, and edits that can be put in."""
