"""Reports: plans to tables."""
