"""Slow tests without a browser: builds of the whole guide, hundreds of faults, other programs. `make test-fast` skips them."""
