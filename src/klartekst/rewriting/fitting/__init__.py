"""A lexicon line's alternative made to fit the sentence it goes into, or nothing."""
