"""The paper on calls and tenders across clusters."""
