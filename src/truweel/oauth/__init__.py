"""OAuth 2 and the marketplace: apps that are built once and offered to every tenant."""
