"""Files: names and content types of what is uploaded, the store of its bytes, buckets, uploads in parts, images."""
