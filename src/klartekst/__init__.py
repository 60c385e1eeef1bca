"""klartekst: what a citizen will stumble over in a municipal letter, why, and what to write instead.

Importing the package does no work; each part loads what it needs when it is first asked.
"""

__version__ = "0.1.0"
