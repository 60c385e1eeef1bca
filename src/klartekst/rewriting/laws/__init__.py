"""References to laws: found, and moved behind what they are about."""
