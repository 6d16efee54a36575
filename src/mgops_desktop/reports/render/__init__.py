"""Reports on paper: the only place that knows reportlab, pikepdf, python-docx and openpyxl."""
