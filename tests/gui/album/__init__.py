"""Pictures of the real window over real data folders, to be looked at: every page, form and screen."""
