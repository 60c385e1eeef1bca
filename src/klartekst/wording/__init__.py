"""What the lexicons say: patterns, the lists that hold them, and how they are found in a sentence."""
