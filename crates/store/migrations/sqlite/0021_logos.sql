-- Pictures in place of the page's own: light, dark, favicon.
CREATE TABLE logos (
  kind TEXT PRIMARY KEY,
  content_type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  -- Names the content, for caches.
  digest TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
