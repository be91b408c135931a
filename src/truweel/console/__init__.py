"""The pages: sign-in, consent, the marketplace, and a console that shows what is there. HTML from the server."""
