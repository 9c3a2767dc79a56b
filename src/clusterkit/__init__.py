"""clusterkit: plain-text work plans for regional clusters of local authorities (אשכולות רשויות)."""

__version__ = "0.1.0"
