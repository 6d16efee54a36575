"""An NK-A registered in one step with its procedure and its persons."""
