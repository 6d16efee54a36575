"""The parts of the settings, one file each."""
