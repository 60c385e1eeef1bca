"""What is squeezed in between an article and its noun, unfolded behind it."""
