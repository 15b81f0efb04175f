"""What people see; the only widgets."""
