"""Tables, questions (SELECTs), the two ways in (`Database.read`, `.change`), migrations, seeds, the vault."""
