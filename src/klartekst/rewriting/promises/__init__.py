"""What a suggestion must keep: numbers and negations, who acts, what stands around it."""
