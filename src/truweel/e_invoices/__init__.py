"""Electronic invoices: files → what they state (`schema.e_invoice`)."""
