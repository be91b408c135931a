"""Makes clients with code generators, compiles them, and calls a running server with them: `python -m generators`."""
