"""A filing of several plaintiffs: each co-plaintiff is invited, gives their particulars, agrees to the claims."""
