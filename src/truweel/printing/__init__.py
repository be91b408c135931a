"""Documents on paper: what they say (`schema.printed_document`) → PDF."""
