"""Documents: templates over a booklet. Nothing computes in a template."""
