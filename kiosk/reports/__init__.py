"""What the day leaves behind, and what organisers watch: figures as files and pages."""
