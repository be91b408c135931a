"""Work that is done later, and regular work: rows that processes lease, so that each is done by one of them."""
