"""Each way a code comes in, ending in one signal: scanned(Scan)."""
