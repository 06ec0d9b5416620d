"""What a project is made of besides its cards, in one dialog (room: widgets)."""
