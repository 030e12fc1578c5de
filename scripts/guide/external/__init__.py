"""What changes without a commit: external links, reviews that come due, and the package index. It reports and blocks nothing."""
