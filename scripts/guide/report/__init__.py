"""What a change changes: two states of the guide beside each other, for whoever judges a pull request."""
