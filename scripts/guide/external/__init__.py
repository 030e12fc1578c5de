"""What changes without us: addresses that we link to, and review dates that come due. It reports; it blocks nothing."""
