"""The only writers: one verb a file. Commands and pages share them."""
