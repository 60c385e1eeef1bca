"""What people and programs read: one small file a format."""
