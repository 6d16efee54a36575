"""Pictures of a family, laid out without a screen: genogram, ecomap, chronology."""
