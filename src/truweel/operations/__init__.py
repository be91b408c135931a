"""The use cases, called by http, console and command line alike. Each is a plain function of a reader or a writer."""
