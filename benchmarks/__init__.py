"""Speed and memory of menurut, with its peers beside it: `make bench`."""
