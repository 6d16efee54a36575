"""How everything looks: tokens, stylesheet, fonts and icons, from ui/style and resources."""
