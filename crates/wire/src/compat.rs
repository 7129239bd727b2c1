//! Decoding of the shapes that older and newer agents send.
