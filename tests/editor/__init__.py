"""What stands in for an editor: the language server that editors run, and a client that talks to it."""
