"""What a change changes: compares two states of the guide, for the reviewer of a pull request."""
