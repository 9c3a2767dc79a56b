"""The treasurer's workbook: lists of lines and of movements, and sums over them that stay live."""
