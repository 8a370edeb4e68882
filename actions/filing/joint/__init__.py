"""Co-plaintiffs in conversation: invited by who fills in a filing, and giving their own particulars in their own."""
