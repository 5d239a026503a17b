"""The column of filters: one group per facet, the most frequent values as rows, all of them in a popover."""
