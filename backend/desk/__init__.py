"""The staff desk: who may sit at it, how they prove it, and what they write down beside a case."""
