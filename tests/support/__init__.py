"""What tests need to drive the built programs: a server of their own, an administrator, hosts, tokens."""
