"""From passive to active: who acts, and the words of the active clause in their order."""
