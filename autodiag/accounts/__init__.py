"""People who have an account: roles, sign-in, audit trail. Organisations need none."""
