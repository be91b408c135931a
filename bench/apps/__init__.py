"""The ASGI apps that the bench itself brings: the limit and the usual stack."""
