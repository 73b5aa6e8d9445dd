"""An example municipality of any size, to measure and to look at. Nobody in it is real."""
