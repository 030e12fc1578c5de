"""What takes long without a browser: the whole guide built again, faults by the hundred, programs. `make test-fast` leaves it out."""
