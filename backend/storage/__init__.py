"""Where contents lie: a folder or an S3 bucket, sealed where they are people's; services keep theirs under own keys."""
