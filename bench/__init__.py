"""Truweel beside its peers and beside the limit: a report, not a test. See README.md."""
