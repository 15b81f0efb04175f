"""Plain values and pure rules: no Qt, no SQL, no network, no clock."""
