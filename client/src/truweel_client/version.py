"""The version of this package: the one of the server that its models are of."""

__version__ = "0.1.0"
