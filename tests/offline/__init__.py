"""Tests of the offline forms: those in `dist/`, or those of a tiny guide. `make test-fast` skips them."""
