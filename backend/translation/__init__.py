"""Machine translations beside what people and offices write; the original alone counts."""
