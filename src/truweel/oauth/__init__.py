"""OAuth 2: the server and its endpoints, and the records of apps, installations, grants and tokens."""
