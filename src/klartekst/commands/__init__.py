"""Options in: one command a file, each with `command`. Everything heavy is imported when a command runs."""
