"""The forms of ui/forms, each with the class that knows its fields."""
