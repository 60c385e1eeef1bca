"""What a letter holds: which places are prose, which are law, address or signature."""
