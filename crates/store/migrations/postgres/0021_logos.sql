-- Pictures in place of the page's own: light, dark, favicon.
CREATE TABLE logos (
  kind TEXT COLLATE "C" PRIMARY KEY,
  content_type TEXT COLLATE "C" NOT NULL,
  bytes BYTEA NOT NULL,
  -- Names the content, for caches.
  digest TEXT COLLATE "C" NOT NULL,
  updated_at BIGINT NOT NULL
);
