"""`python -m truweel`: the same as the command `truweel`."""

from truweel.cli import main

main()
