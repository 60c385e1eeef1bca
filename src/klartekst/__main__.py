"""`python -m klartekst` is the same as `klartekst`."""

from klartekst.cli import main

main()
