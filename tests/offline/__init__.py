"""What needs the offline forms: those in `dist/`, or those of a tiny guide. `make test-fast` leaves it out."""
