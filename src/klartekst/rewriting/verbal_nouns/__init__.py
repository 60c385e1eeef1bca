"""Verbal nouns put back into verbs: in infinitives, in clauses, and where something only happens."""
