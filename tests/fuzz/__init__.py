"""Made-up requests to every operation of the API document, with valid credentials."""
