"""Storage of contents: a folder or an S3 bucket, sealed where they are people's; services seal theirs by own keys."""
