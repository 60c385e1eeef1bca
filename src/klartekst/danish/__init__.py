"""The Danish language: characters, words, sentences, forms and readability. Knows no rule and no letter type."""
