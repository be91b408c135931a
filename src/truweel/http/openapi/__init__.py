"""The OpenAPI document, generated from the declarations, and the pages that show it."""
