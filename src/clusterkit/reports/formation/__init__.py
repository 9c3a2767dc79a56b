"""Papers about how clusters come to be: the platform of one in formation, and the pipeline across them."""
