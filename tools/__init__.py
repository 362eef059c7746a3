"""What makes the data in the repository; nothing of it is in the wheel or imported when hyoka runs."""
