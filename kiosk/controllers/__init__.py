"""What a desk does, one file a deed; QtCore only, so that a window, a command or a test can drive it."""
