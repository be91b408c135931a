"""Truweel: an open, self-hosted back office for construction firms, reached through one REST API."""

__version__ = "0.1.0"
