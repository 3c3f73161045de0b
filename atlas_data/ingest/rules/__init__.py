"""The rules that label a study by its words, each explaining itself."""
