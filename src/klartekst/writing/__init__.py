"""Back into the caseworker's own document: comments, tracked changes and replacements, in a copy."""
