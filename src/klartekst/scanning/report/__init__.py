"""The report on a collection: what to mend first, what goes again and again, and how it is spread."""
