"""Makes the site that the server shows under `/docs/` from the pages of `docs/`: `python -m website`."""
