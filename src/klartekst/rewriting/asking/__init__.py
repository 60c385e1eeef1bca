"""What is asked for: *bedes* and *ønskes* as one would say it, as a request or a wish and never a duty."""
