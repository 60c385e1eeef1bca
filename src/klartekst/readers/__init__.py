"""One reader a file format; `open` chooses between them."""
