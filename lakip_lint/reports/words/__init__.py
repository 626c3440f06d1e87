"""The words that the program itself says, in both languages, by subject; `lakip_lint.reports.texts` fills them in."""
