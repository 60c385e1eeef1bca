"""The rules: their schema, how they are loaded, and the few kinds of check they are made of."""
