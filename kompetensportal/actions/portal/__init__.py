"""The portal itself: accounts, units, set-up, backup."""
