"""What people do with accounts: invite, enter, give roles, keep their own; and the audit trail."""
