"""The tests mirror `src/menurut` room by room; `gates/` holds what must be true of the whole house."""
