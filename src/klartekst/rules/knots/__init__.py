"""What ties a sentence in a knot: one file a measure, each with its limit and its reason in plain Danish."""
