"""The reader as *you*: from *De*, *borgeren* and reproaches to plain address."""
