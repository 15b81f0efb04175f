"""What a desk remembers, and the only SQL of the program."""
