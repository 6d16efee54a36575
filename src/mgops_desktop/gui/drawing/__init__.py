"""Pictures of a family on the screen."""
